/**
 * A directory answers who or what an id stands for. It belongs to the caller: what it answers is
 * decoded here, and whatever it throws becomes a failure.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'

/**
 * @category errors
 * @since 0.1.0
 */
export interface DirectoryUnavailable {
  readonly type: 'DirectoryUnavailable'
  readonly directory: 'contacts' | 'salespeople' | 'campaigns'
  readonly because: string
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Directory<Entry> {
  readonly find: (id: string) => TaskEither<DirectoryUnavailable, Entry | undefined>
}

const fieldOf = (errors: t.Errors): string => errors[0]?.context.at(1)?.key ?? ''

/** What the caller's own function answers; `undefined` and `null` are nobody. */
export const answered =
  <A>(
    name: DirectoryUnavailable['directory'],
    codec: t.Type<A, unknown>,
    ask: () => unknown,
  ): TaskEither<DirectoryUnavailable, A | undefined> =>
  async () => {
    const unavailable = (because: string) =>
      E.left<DirectoryUnavailable>({ type: 'DirectoryUnavailable', directory: name, because })
    let found: unknown
    try {
      found = await ask()
    } catch {
      return unavailable('looking up the id failed')
    }
    if (found === undefined || found === null) return E.right(undefined)
    const answer = codec.decode(found)
    if (E.isRight(answer)) return answer
    const field = fieldOf(answer.left)
    return unavailable(
      field === '' ? 'the answer is no id' : `an entry has no valid field "${field}"`,
    )
  }

export const directory = <Entry>(
  name: DirectoryUnavailable['directory'],
  codec: t.Type<Entry, unknown>,
  find: (id: string) => unknown,
): Directory<Entry> => ({ find: (id) => answered(name, codec, () => find(id)) })

export const inMemory = (entries: readonly { readonly id: string }[]) => {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return (id: string) => byId.get(id)
}

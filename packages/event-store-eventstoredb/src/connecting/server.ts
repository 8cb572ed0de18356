/**
 * The server as the store sees it: asked until it answers, left for another when it says nothing.
 *
 * @since 0.1.0
 */
import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import { Connection } from './connection.js'
import type { Settings } from './settings.js'
import { type Trouble, troubleOf } from './trouble.js'
import { within } from './within.js'

export type Failed = Trouble | { readonly type: 'Closed' }

export interface Link {
  readonly connection: Connection
  /** Nothing more is to be expected of this connection. */
  readonly left: AbortSignal
}

type Ask = <A>(work: (connection: Connection) => Promise<A>) => Promise<E.Either<Failed, A>>

export interface Server {
  readonly settings: Settings
  /** Milliseconds after which a server that says nothing is left. */
  readonly deadline: number
  /** Milliseconds after which a question is given up. */
  readonly patience: number
  readonly link: () => Link
  /** Makes a new connection, unless somebody has already done so. */
  readonly leave: (link: Link) => void
  /** One answer to what may be asked twice. `Unanswered` if that is true of one of the askings. */
  readonly call: Ask
  /** The same for what ends in time by itself, however long it takes. */
  readonly read: Ask
  readonly isClosed: () => boolean
  readonly close: () => Promise<void>
}

const firstPause = 20
const longestPause = 640

export const mayPass = (
  failed: Failed,
): failed is Extract<Trouble, { type: 'NotAsked' | 'Unanswered' }> =>
  failed.type === 'NotAsked' || failed.type === 'Unanswered'

const attempted = async <A>(work: Promise<A>): Promise<E.Either<Trouble, A>> =>
  work.then(E.right, (error: unknown) => E.left(troubleOf(error)))

export const serverAt = (settings: Settings, deadline: number, patience: number): Server => {
  const newLink = () => {
    const leaving = new AbortController()
    // Every read and subscription under way listens.
    setMaxListeners(0, leaving.signal)
    return { connection: new Connection(settings), leaving }
  }
  let current = newLink()
  let closing: Promise<void> | undefined
  const questions = new Set<Promise<unknown>>()
  const link = (): Link => ({ connection: current.connection, left: current.leaving.signal })

  const leave = ({ connection }: Link) => {
    if (connection !== current.connection || closing !== undefined) return
    const { leaving } = current
    current = newLink()
    leaving.abort()
    void connection.close()
  }

  const askUntil = async <A>(
    work: (connection: Connection) => Promise<A>,
    limit: number | undefined,
    until: number,
  ): Promise<E.Either<Failed, A>> => {
    let unanswered: Trouble | undefined
    for (let ms = firstPause; ; ms = Math.min(2 * ms, longestPause)) {
      if (closing !== undefined) return E.left(unanswered ?? { type: 'Closed' })
      const used = link()
      const working = used.connection.until(work(used.connection))
      const answer = await attempted(limit === undefined ? working : within(limit, working))
      if (E.isRight(answer)) return answer
      if (!mayPass(answer.left)) return E.left(answer.left)
      if (answer.left.isBroken) leave(used)
      if (answer.left.type === 'Unanswered') unanswered = answer.left
      if (performance.now() + ms > until) return E.left(unanswered ?? answer.left)
      await pause(ms)
    }
  }

  const ask = <A>(work: (connection: Connection) => Promise<A>, limit?: number) => {
    const answer = askUntil(work, limit, performance.now() + patience)
    questions.add(answer)
    return answer.finally(() => questions.delete(answer))
  }

  return {
    settings,
    deadline,
    patience,
    link,
    leave,
    call: (work) => ask(work, deadline),
    read: (work) => ask(work),
    isClosed: () => closing !== undefined,
    close: () =>
      (closing ??= (async () => {
        current.leaving.abort()
        await Promise.allSettled(questions)
        await current.connection.close()
      })()),
  }
}

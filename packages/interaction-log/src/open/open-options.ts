/**
 * What a log is opened with.
 *
 * @since 0.1.0
 */
import {
  ActorId,
  type Campaigns,
  type Clock,
  type Contacts,
  Currency,
  decodeInput,
  type EventStore,
  IdKey,
  type InputRefusal,
  type Salespeople,
} from '@interaction-log/core'
import type { ViewStore } from '@interaction-log/projection'
import type * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Policy } from '../command/policy.js'

interface Common<Own> extends Policy<Own> {
  /** Stands in LogOpened and in every command that names no actor: an opaque id, never a name. */
  readonly actor: string
  /** ISO 4217; needed for a new log, compared otherwise. */
  readonly currency?: string
  /** Left out: every id is a contact. */
  readonly contacts?: Contacts
  /** Left out: every id is a salesperson. */
  readonly salespeople?: Salespeople
  /** Left out: every number is a campaign. */
  readonly campaigns?: Campaigns
  /** Left out: the system's clock. */
  readonly clock?: Clock
}

/**
 * `file`: an embedded log in one SQLite file, with its views in `<file>.views` and its id key in
 * `<file>.key`. `store`: any other event store; it stays the caller's, who closes it.
 *
 * @category model
 * @since 0.1.0
 */
export type OpenOptions<Own> = Common<Own> &
  (
    | { readonly file: string }
    | {
        readonly store: EventStore
        /** Left out: in memory, made anew at each opening. */
        readonly views?: ViewStore
        /** 64 hexadecimal digits; without it natural keys are refused. */
        readonly idKey?: string
      }
  )

const isFunction = (input: unknown): input is () => unknown => typeof input === 'function'

const aFunction = new t.Type<() => unknown, () => unknown, unknown>(
  'a function',
  isFunction,
  (input, context) => (isFunction(input) ? t.success(input) : t.failure(input, context)),
  t.identity,
)

const directory = t.type({ find: aFunction }, 'a directory')

const FileName = t.refinement(
  t.string,
  (name) => name.trim() !== '' && !name.includes('\0'),
  'the name of a file',
)

/** The options that are values; the others are functions and stores, known by their types. */
export interface Given {
  readonly actor: ActorId
  readonly currency?: Currency
  readonly idKey?: IdKey
}

const names = [
  ...['actor', 'currency', 'clock', 'contacts', 'salespeople', 'campaigns'],
  ...['authorize', 'check'],
]
const common = [
  t.strict({ actor: ActorId }),
  t.exact(
    t.partial({
      currency: Currency,
      clock: aFunction,
      authorize: aFunction,
      check: aFunction,
      contacts: directory,
      salespeople: directory,
      campaigns: directory,
    }),
  ),
] as const

const ofFile = decodeInput(t.intersection([...common, t.strict({ file: FileName })]), [
  ...names,
  'file',
])
const ofStore = decodeInput(
  t.intersection([
    ...common,
    t.exact(t.partial({ idKey: IdKey, views: t.type({ open: aFunction }, 'a view store') })),
    t.type({ store: t.type({ readStream: aFunction, readAll: aFunction }, 'an event store') }),
  ]),
  [...names, 'store', 'views', 'idKey'],
)

/** A misspelt option is refused: without it, `authorize` would be left out in silence. */
export const decodeOptions = (options: unknown): E.Either<InputRefusal, Given> =>
  typeof options === 'object' && options !== null && 'file' in options
    ? ofFile(options)
    : ofStore(options)

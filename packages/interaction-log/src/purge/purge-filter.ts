/**
 * Which interactions are meant: those that meet every condition (rule R34), or a list of them.
 *
 * @since 0.1.0
 */
import {
  ContactId,
  type Criterion,
  decodeInput,
  GroupCode,
  type InputRefusal,
  LocalDate,
  OpaqueId,
  PositionText,
  TemplateCode,
  Uuid,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { withoutEmptyRange } from '../read/empty-range.js'

const filterFields = {
  entryNoFrom: PositionText,
  entryNoTo: PositionText,
  contactId: ContactId,
  dateFrom: LocalDate,
  dateTo: LocalDate,
  campaignNo: OpaqueId,
  groupCode: GroupCode,
  templateCode: TemplateCode,
  salespersonCode: OpaqueId,
}

export const PurgeFilter = t.readonly(t.exact(t.partial(filterFields)))
/**
 * Business Central's seven filters; all of them must hold, none given = every interaction.
 *
 * @category model
 * @since 0.1.0
 */
export type PurgeFilter = t.TypeOf<typeof PurgeFilter>

/** Conditions that are not decoded yet. */
export const Conditions = t.record(t.string, t.unknown, 'an object; empty means all')

const decodeFields = decodeInput(PurgeFilter, Object.keys(filterFields))

export const decodeFilter = (
  given: t.TypeOf<typeof Conditions>,
): E.Either<InputRefusal, PurgeFilter> => {
  // Left out means any; a value that happens to be missing must not.
  const missing = Object.keys(given).find((field) => given[field] === undefined)
  return missing === undefined
    ? E.flatMap(withoutEmptyRange<PurgeFilter>)(decodeFields(given))
    : E.left({ type: 'FieldInvalid', field: missing, expected: 'a value, or no such field' })
}

/** A batch names each of them in one event. */
const mostIds = 10_000

const Ids = t.readonlyArray(Uuid)

export const InteractionIds = new t.Type<readonly Uuid[], readonly Uuid[], unknown>(
  `a list of 1 to ${String(mostIds)} ids of interactions`,
  Ids.is,
  (input, context) => {
    const ids = Ids.decode(input)
    return E.isRight(ids) && ids.right.length > 0 && ids.right.length <= mostIds
      ? t.success([...new Set(ids.right)])
      : t.failure(input, context)
  },
  t.identity,
)

/** Names of people and of other systems' things are withheld: a batch is never erased. */
const shown = new Set<string>([
  'entryNoFrom',
  'entryNoTo',
  'dateFrom',
  'dateTo',
  'groupCode',
  'templateCode',
])

export const criteriaOf = (filter: PurgeFilter): readonly Criterion[] =>
  Object.entries(filter).map(([name, value]) =>
    shown.has(name) ? { name, value } : { name, withheld: true },
  )

/**
 * What to purge: one canceled interaction, or all canceled ones that meet a filter (rule R34).
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
  PurgeBasis,
  TemplateCode,
  Uuid,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Input } from '../command/input.js'

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
 * Business Central's seven filters; all of them must hold, none given = every canceled interaction.
 *
 * @category model
 * @since 0.1.0
 */
export type PurgeFilter = t.TypeOf<typeof PurgeFilter>

const One = t.readonly(t.strict({ basis: PurgeBasis, interactionId: Uuid }))
const Conditions = t.record(t.string, t.unknown, 'an object; empty means all that are canceled')
const Several = t.readonly(
  t.intersection([
    t.strict({ basis: PurgeBasis, filter: Conditions }),
    t.exact(t.partial({ dryRun: t.boolean })),
  ]),
)

/** One interaction, or all that meet a filter. */
export type PurgeRequest =
  | t.TypeOf<typeof One>
  | {
      readonly basis: PurgeBasis
      readonly filter: PurgeFilter
      readonly dryRun: boolean
    }

/**
 * What to purge and on which basis. `dryRun` only counts.
 *
 * @category model
 * @since 0.1.0
 */
export type PurgeInput =
  | Input<t.TypeOf<typeof One>>
  | {
      readonly basis: PurgeBasis
      readonly filter: Input<PurgeFilter>
      readonly dryRun?: boolean
    }

const decodeOne = decodeInput(One, ['basis', 'interactionId'])
const decodeSeveral = decodeInput(Several, ['basis', 'filter', 'dryRun'])
const decodeFilter = decodeInput(PurgeFilter, Object.keys(filterFields))

export const decodePurge = (input: unknown): E.Either<InputRefusal, PurgeRequest> => {
  if (typeof input === 'object' && input !== null && 'interactionId' in input)
    return decodeOne(input)
  const several = decodeSeveral(input)
  if (E.isLeft(several)) return several
  const { basis, dryRun = false, filter: given } = several.right
  // Left out means any; a value that happens to be missing must not.
  const missing = Object.keys(given).find((field) => given[field] === undefined)
  if (missing !== undefined)
    return E.left({ type: 'FieldInvalid', field: missing, expected: 'a value, or no such field' })
  return E.map((filter: PurgeFilter) => ({ basis, filter, dryRun }))(decodeFilter(given))
}

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

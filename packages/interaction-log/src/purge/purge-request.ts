/**
 * What to purge: one canceled interaction, or all canceled ones that meet a filter (domain.md 3.9).
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

const OneRequest = t.readonly(t.strict({ basis: PurgeBasis, interactionId: Uuid }))
const FilterRequest = t.readonly(
  t.intersection([
    t.strict({ basis: PurgeBasis, filter: PurgeFilter }),
    t.exact(t.partial({ dryRun: t.boolean })),
  ]),
)

export type PurgeRequest = t.TypeOf<typeof OneRequest> | t.TypeOf<typeof FilterRequest>

/** @since 0.1.0 */
export type PurgeInput = Input<PurgeRequest>

const decodeOne = decodeInput(OneRequest, ['basis', 'interactionId'])
const decodeByFilter = decodeInput(FilterRequest, ['basis', 'filter', 'dryRun'])
const decodeFilter = decodeInput(PurgeFilter, Object.keys(filterFields))

export const decodePurge = (input: unknown): E.Either<InputRefusal, PurgeRequest> => {
  if (typeof input === 'object' && input !== null && 'interactionId' in input)
    return decodeOne(input)
  const request = decodeByFilter(input)
  if (E.isLeft(request)) return request
  const { filter } = input as { readonly filter: unknown }
  return E.isLeft(decodeFilter(filter)) ? (decodeFilter(filter) as E.Left<InputRefusal>) : request
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
  Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => (shown.has(name) ? { name, value } : { name, withheld: true }))

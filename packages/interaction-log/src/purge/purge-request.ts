/**
 * What to purge: one canceled interaction, several, or all canceled ones that meet a filter.
 *
 * @since 0.1.0
 */
import { decodeInput, type InputRefusal, PurgeBasis, Uuid } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Input } from '../command/input.js'
import { Conditions, decodeFilter, InteractionIds, type PurgeFilter } from './purge-filter.js'

const planning = t.exact(t.partial({ dryRun: t.boolean, checkFirst: t.boolean }))

const One = t.readonly(t.strict({ basis: PurgeBasis, interactionId: Uuid }))
const Listed = t.readonly(
  t.intersection([t.strict({ basis: PurgeBasis, interactionIds: InteractionIds }), planning]),
)
const Several = t.readonly(
  t.intersection([t.strict({ basis: PurgeBasis, filter: Conditions }), planning]),
)

interface Planning {
  /** Only count what would be purged now. */
  readonly dryRun?: boolean | undefined
  /** Start nothing unless every one of them would be purged now. */
  readonly checkFirst?: boolean | undefined
}

/** One interaction, several, or all that meet a filter. */
export type PurgeRequest =
  | t.TypeOf<typeof One>
  | t.TypeOf<typeof Listed>
  | ({ readonly basis: PurgeBasis; readonly filter: PurgeFilter } & Planning)

/**
 * What to purge and on which basis: one interaction, up to 10,000, or all canceled ones that meet a
 * filter. `dryRun` only counts; with `checkFirst` nothing starts unless all would be purged now.
 *
 * @category model
 * @since 0.1.0
 */
export type PurgeInput =
  | Input<t.TypeOf<typeof One>>
  | ({ readonly basis: PurgeBasis; readonly interactionIds: readonly string[] } & Planning)
  | ({ readonly basis: PurgeBasis; readonly filter: Input<PurgeFilter> } & Planning)

const decodeOne = decodeInput(One, ['basis', 'interactionId'])
const decodeListed = decodeInput(Listed, ['basis', 'interactionIds', 'dryRun', 'checkFirst'])
const decodeSeveral = decodeInput(Several, ['basis', 'filter', 'dryRun', 'checkFirst'])

export const decodePurge = (input: unknown): E.Either<InputRefusal, PurgeRequest> => {
  if (typeof input === 'object' && input !== null) {
    if ('interactionId' in input) return decodeOne(input)
    if ('interactionIds' in input) return decodeListed(input)
  }
  const several = decodeSeveral(input)
  if (E.isLeft(several)) return several
  const { filter: given, ...rest } = several.right
  return E.map((filter: PurgeFilter) => ({ ...rest, filter }))(decodeFilter(given))
}

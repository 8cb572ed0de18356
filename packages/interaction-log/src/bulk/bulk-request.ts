/**
 * What to cancel or to reinstate: up to 10,000 interactions, or all that meet a filter.
 *
 * @since 0.1.0
 */
import { decodeInput, type InputRefusal, Reason, type Uuid } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Input } from '../command/input.js'
import {
  Conditions,
  decodeFilter,
  InteractionIds,
  type PurgeFilter,
} from '../purge/purge-filter.js'

const planning = { dryRun: t.boolean, checkFirst: t.boolean }
const reinstating = { ...planning, reason: t.union([Reason, t.null]) }
const canceling = { ...reinstating, removeUniqueAttachment: t.boolean }

/** Which interactions are meant. */
export type Meant = { readonly interactionIds: readonly Uuid[] } | { readonly filter: PurgeFilter }

type MeantInput =
  | { readonly interactionIds: readonly string[] }
  /** All that meet every condition; empty = all. */
  | { readonly filter: Input<PurgeFilter> }

interface ReinstateFields {
  readonly reason?: string | null
  /** Only say how many would be changed now. */
  readonly dryRun?: boolean
  /** Start nothing unless every interaction would be accepted now. */
  readonly checkFirst?: boolean
}

/** @since 0.1.0 */
export type ReinstateManyInput = MeantInput & ReinstateFields
/** @since 0.1.0 */
export type CancelManyInput = ReinstateManyInput & { readonly removeUniqueAttachment?: boolean }

const decoderOf = <Fields extends t.Props>(fields: Fields) => {
  const rest = t.exact(t.partial(fields))
  const names = Object.keys(fields)
  const decodeListed = decodeInput(
    t.intersection([t.strict({ interactionIds: InteractionIds }), rest]),
    ['interactionIds', ...names],
  )
  const decodeFiltered = decodeInput(t.intersection([t.strict({ filter: Conditions }), rest]), [
    'filter',
    ...names,
  ])
  return (input: unknown): E.Either<InputRefusal, Meant & t.TypeOf<typeof rest>> => {
    if (typeof input === 'object' && input !== null && 'interactionIds' in input)
      return decodeListed(input)
    const filtered = decodeFiltered(input)
    if (E.isLeft(filtered)) return filtered
    const request = filtered.right
    return E.map((filter: PurgeFilter) => ({ ...request, filter }))(decodeFilter(request.filter))
  }
}

export const decodeReinstateMany = decoderOf(reinstating)
export const decodeCancelMany = decoderOf(canceling)

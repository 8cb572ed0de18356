/**
 * The group decider. A code never changes and is never reused.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Decider } from '../decider.js'
import { match } from '../match.js'
import type { GroupCode } from '../values/code.js'
import type { GroupCodeRequest, GroupCommand, GroupRequest } from './command.js'
import type { GroupEvent } from './event.js'
import { evolveGroup, type GroupState } from './state.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type GroupRejection =
  | ({ readonly type: 'GroupCodeTaken' } & OfGroup)
  | ({ readonly type: 'GroupNotFound' } & OfGroup)
  | ({ readonly type: 'GroupRetired' } & OfGroup)

interface OfGroup {
  readonly field: 'code'
  readonly groupCode: GroupCode
}

type Decision = E.Either<GroupRejection, readonly GroupEvent[]>

const accept = (...events: readonly GroupEvent[]): Decision => E.right(events)

const reject = (type: GroupRejection['type'], { code }: { readonly code: GroupCode }): Decision =>
  E.left({ type, field: 'code', groupCode: code })

const define = (request: GroupRequest, state: GroupState): Decision =>
  match(state, {
    NotDefined: () =>
      accept({ type: 'InteractionGroupDefined', data: { description: request.description } }),
    Defined: () => reject('GroupCodeTaken', request),
    Retired: () => reject('GroupCodeTaken', request),
  })

const revise = (request: GroupRequest, state: GroupState): Decision =>
  match(state, {
    NotDefined: () => reject('GroupNotFound', request),
    Defined: ({ description }) =>
      description === request.description
        ? accept()
        : accept({ type: 'InteractionGroupRevised', data: { description: request.description } }),
    Retired: () => reject('GroupRetired', request),
  })

const retire = (request: GroupCodeRequest, state: GroupState): Decision =>
  match(state, {
    NotDefined: () => reject('GroupNotFound', request),
    Defined: () => accept({ type: 'InteractionGroupRetired', data: {} }),
    Retired: () => accept(),
  })

const restore = (request: GroupCodeRequest, state: GroupState): Decision =>
  match(state, {
    NotDefined: () => reject('GroupNotFound', request),
    Defined: () => accept(),
    Retired: () => accept({ type: 'InteractionGroupRestored', data: {} }),
  })

/**
 * Defined, revised, retired, restored.
 *
 * @example
 * import { groupDecider, GroupRequest } from '@interaction-log/core'
 * import { sample, specification } from '@interaction-log/core/testing'
 *
 * const request = sample(GroupRequest, { code: 'PHONE', description: 'Telephone conversations' })
 * const { description } = request
 * const given = specification(groupDecider)
 *
 * given()
 *   .when({ type: 'DefineGroup', request })
 *   .then({ type: 'InteractionGroupDefined', data: { description } })
 *
 * @category deciders
 * @since 0.1.0
 */
export const groupDecider: Decider<GroupCommand, GroupState, GroupEvent, GroupRejection> = {
  initialState: { type: 'NotDefined' },
  decide: (command, state) =>
    match(command, {
      DefineGroup: ({ request }) => define(request, state),
      ReviseGroup: ({ request }) => revise(request, state),
      RetireGroup: ({ request }) => retire(request, state),
      RestoreGroup: ({ request }) => restore(request, state),
    }),
  evolve: evolveGroup,
}

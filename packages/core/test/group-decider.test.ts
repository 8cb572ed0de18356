import { GroupCode, groupDecider, type GroupEvent, Line } from '@interaction-log/core'
import { sample, specification } from '@interaction-log/core/testing'

const given = specification(groupDecider)
const code = sample(GroupCode, 'PHONE')
const calls = sample(Line, 'Telephone conversations')
const phone = sample(Line, 'Phone')

const define = { type: 'DefineGroup', request: { code, description: calls } } as const
const revise = { type: 'ReviseGroup', request: { code, description: phone } } as const
const retire = { type: 'RetireGroup', request: { code } } as const
const restore = { type: 'RestoreGroup', request: { code } } as const

const defined: GroupEvent = { type: 'InteractionGroupDefined', data: { description: calls } }
const revised: GroupEvent = { type: 'InteractionGroupRevised', data: { description: phone } }
const retired: GroupEvent = { type: 'InteractionGroupRetired', data: {} }
const restored: GroupEvent = { type: 'InteractionGroupRestored', data: {} }

const refused = (type: 'GroupCodeTaken' | 'GroupNotFound' | 'GroupRetired') =>
  ({ type, field: 'code', groupCode: code }) as const

describe('an interaction group', () => {
  it('that is not defined can only be defined', () => {
    given().when(define).then(defined)
    given().when(revise).thenRejected(refused('GroupNotFound'))
    given().when(retire).thenRejected(refused('GroupNotFound'))
    given().when(restore).thenRejected(refused('GroupNotFound'))
  })

  it('that is defined can be revised and retired', () => {
    given(defined).when(define).thenRejected(refused('GroupCodeTaken'))
    given(defined).when(revise).then(revised)
    given(defined).when(retire).then(retired)
    given(defined).when(restore).then()
  })

  it('that is revised to what it is does not change (rule R5)', () => {
    given(defined, revised).when(revise).then()
    given(defined, revised)
      .when({ ...revise, request: define.request })
      .then({
        type: 'InteractionGroupRevised',
        data: { description: calls },
      })
  })

  it('that is retired can only be restored, and its code stays taken (rules R2, R6)', () => {
    given(defined, retired).when(define).thenRejected(refused('GroupCodeTaken'))
    given(defined, retired).when(revise).thenRejected(refused('GroupRetired'))
    given(defined, retired).when(retire).then()
    given(defined, retired).when(restore).then(restored)
  })

  it('that is restored is as it was (rule R6)', () => {
    given(defined, revised, retired, restored).when(revise).then()
    given(defined, revised, retired, restored).when(retire).then(retired)
  })
})

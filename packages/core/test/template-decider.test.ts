import {
  DefineTemplateRequest,
  GroupCode,
  type GroupState,
  Line,
  ReviseTemplateRequest,
  TemplateCode,
  type TemplateCommand,
  templateDecider,
  type TemplateEvent,
} from '@interaction-log/core'
import { sample, specification } from '@interaction-log/core/testing'
import { onsite, templateWith } from './samples.js'

type Fields = Readonly<Record<string, unknown>>

const given = specification(templateDecider)
const code = sample(TemplateCode, 'ONSITE')
const description = sample(Line, 'Meetings')
const there: GroupState = { type: 'Defined', description }
const gone: GroupState = { type: 'Retired', description }
const nowhere: GroupState = { type: 'NotDefined' }

const define = (fields: Fields = onsite, group: GroupState = there): TemplateCommand => ({
  type: 'DefineTemplate',
  request: sample(DefineTemplateRequest, { code, groupCode: 'MEETING', ...fields }),
  group,
})
const revise = (fields: Fields, group: GroupState = nowhere): TemplateCommand => ({
  type: 'ReviseTemplate',
  request: sample(ReviseTemplateRequest, { code, ...fields }),
  group,
})
const retire: TemplateCommand = { type: 'RetireTemplate', request: { code } }
const restore: TemplateCommand = { type: 'RestoreTemplate', request: { code } }

const defined: TemplateEvent = { type: 'InteractionTemplateDefined', data: templateWith() }
const revised = (fields: Fields): TemplateEvent => ({
  type: 'InteractionTemplateRevised',
  data: templateWith(fields),
})
const retired: TemplateEvent = { type: 'InteractionTemplateRetired', data: {} }
const restored: TemplateEvent = { type: 'InteractionTemplateRestored', data: {} }

const refused = (type: 'TemplateCodeTaken' | 'TemplateNotFound' | 'TemplateRetired') =>
  ({ type, field: 'code', templateCode: code }) as const
const groupRefused = (type: 'GroupNotFound' | 'GroupRetired', groupCode: string) =>
  ({ type, field: 'groupCode', groupCode: sample(GroupCode, groupCode) }) as const

describe('an interaction template', () => {
  it('that is not defined can only be defined', () => {
    given().when(define()).then(defined)
    given()
      .when(revise({ cost: '1' }))
      .thenRejected(refused('TemplateNotFound'))
    given().when(retire).thenRejected(refused('TemplateNotFound'))
    given().when(restore).thenRejected(refused('TemplateNotFound'))
  })

  it('that is defined can be revised and retired', () => {
    given(defined).when(define()).thenRejected(refused('TemplateCodeTaken'))
    given(defined)
      .when(revise({ cost: '50' }))
      .then(revised({ cost: '50' }))
    given(defined).when(retire).then(retired)
    given(defined).when(restore).then()
  })

  it('that is retired can only be restored, and its code stays taken (rules R2, R6)', () => {
    given(defined, retired).when(define()).thenRejected(refused('TemplateCodeTaken'))
    given(defined, retired)
      .when(revise({ cost: '1' }))
      .thenRejected(refused('TemplateRetired'))
    given(defined, retired).when(retire).then()
    given(defined, retired).when(restore).then(restored)
  })

  it('that is restored is as it was (rule R6)', () => {
    given(defined, retired, restored).when(retire).then(retired)
    given(defined, revised({ cost: '50' }), retired, restored)
      .when(revise({ cost: '50' }))
      .then()
  })

  it('has the defaults of Business Central: correspondence by e-mail, no cost, no minutes (rule R4)', () => {
    given()
      .when(define({}))
      .then({
        type: 'InteractionTemplateDefined',
        data: templateWith({
          description: '',
          cost: '0',
          durationMinutes: 0,
          informationFlow: 'none',
          initiatedBy: 'none',
          channel: 'other',
          correspondenceType: 'email',
        }),
      })
  })

  it('keeps what a revision leaves out, also what an earlier revision said (rule R5)', () => {
    given(defined, revised({ cost: '50' }))
      .when(revise({ campaignNo: 'CP1' }))
      .then(revised({ cost: '50', campaignNo: 'CP1' }))
  })

  it('that is revised to what it is does not change (rule R5)', () => {
    given(defined).when(revise({})).then()
    given(defined)
      .when(revise({ cost: '45', campaignNo: null, languages: [] }))
      .then()
  })
})

describe('the group of a template (rule R3)', () => {
  it('must exist when a template is defined', () => {
    given().when(define(onsite, nowhere)).thenRejected(groupRefused('GroupNotFound', 'MEETING'))
    given().when(define(onsite, gone)).thenRejected(groupRefused('GroupRetired', 'MEETING'))
  })

  it('must exist when a template moves', () => {
    const move = { groupCode: 'PHONE' }
    given(defined).when(revise(move, there)).then(revised(move))
    given(defined).when(revise(move, nowhere)).thenRejected(groupRefused('GroupNotFound', 'PHONE'))
    given(defined).when(revise(move, gone)).thenRejected(groupRefused('GroupRetired', 'PHONE'))
  })

  it('may be retired later: a template that stays can still be revised', () => {
    given(defined)
      .when(revise({ cost: '50' }, gone))
      .then(revised({ cost: '50' }))
    given(defined)
      .when(revise({ groupCode: 'MEETING', cost: '50' }, gone))
      .then(revised({ cost: '50' }))
  })
})

describe('the languages of a template (rule R7)', () => {
  const english = { language: 'ENU', description: 'Meeting', attachmentId: null }
  const languages = [english, { language: 'ITA', description: 'Incontro', attachmentId: 'A1' }]

  it('may have a default among them', () => {
    given(defined)
      .when(revise({ languages, defaultLanguage: 'ITA' }))
      .then(revised({ languages, defaultLanguage: 'ITA' }))
  })

  it('must hold the default', () => {
    const unknown = { type: 'DefaultLanguageUnknown', field: 'defaultLanguage' } as const
    given(defined)
      .when(revise({ languages, defaultLanguage: 'DEU' }))
      .thenRejected(unknown)
    given(revised({ languages, defaultLanguage: 'ITA' }))
      .when(revise({ languages: [english] }))
      .thenRejected(unknown)
  })

  it('are each named once', () => {
    const twice = { type: 'LanguageTwice', field: 'languages' } as const
    given()
      .when(define({ languages: [english, english] }))
      .thenRejected(twice)
    given(defined)
      .when(revise({ languages: [english, english] }))
      .thenRejected(twice)
  })
})

import {
  AutomaticKind,
  MapDocumentKindRequest,
  type TemplateFields,
  templateSetupDecider,
  type TemplateSetupCommand,
  type TemplateSetupEvent,
  type TemplateState,
  UnmapDocumentKindRequest,
} from '@interaction-log/core'
import { sample, specification } from '@interaction-log/core/testing'
import fc from 'fast-check'
import { templateWith } from './samples.js'

const given = specification(templateSetupDecider)

const inUse = (fields: TemplateFields = templateWith()): TemplateState => ({
  type: 'Defined',
  fields,
})
const retired: TemplateState = { type: 'Retired', fields: templateWith() }

const map = (
  kind: string,
  templateCode: string,
  template: TemplateState = inUse(),
): TemplateSetupCommand => ({
  type: 'MapDocumentKind',
  request: sample(MapDocumentKindRequest, { kind, templateCode }),
  template,
})
const unmap = (kind: string): TemplateSetupCommand => ({
  type: 'UnmapDocumentKind',
  request: sample(UnmapDocumentKindRequest, { kind }),
})

const mapped = (kind: string, templateCode: string): TemplateSetupEvent => ({
  type: 'DocumentKindMapped',
  data: sample(MapDocumentKindRequest, { kind, templateCode }),
})
const unmapped = (kind: string): TemplateSetupEvent => ({
  type: 'DocumentKindUnmapped',
  data: sample(UnmapDocumentKindRequest, { kind }),
})

const refused = (type: string) => ({ type, field: 'templateCode', templateCode: 'T' }) as never

const languages = (attachmentId: string | null) =>
  inUse(
    templateWith({
      languages: [
        { language: 'en', description: 'Invoice', attachmentId: null },
        { language: 'it', description: 'Fattura', attachmentId },
      ],
    }),
  )

describe('a kind of document (rule R60)', () => {
  it('that is not mapped can be mapped', () => {
    given().when(map('salesInvoice', ' t ')).then(mapped('salesInvoice', 'T'))
    given(mapped('salesQuote', 'T'))
      .when(map('salesInvoice', 'T'))
      .then(mapped('salesInvoice', 'T'))
    given().when(unmap('salesInvoice')).then()
    given(mapped('salesQuote', 'T')).when(unmap('salesInvoice')).then()
  })

  it('that is mapped can be mapped to another template and unmapped, alone', () => {
    const history = [mapped('salesInvoice', 'T'), mapped('email', 'T')]
    given(...history)
      .when(map('salesInvoice', 'T'))
      .then()
    given(...history)
      .when(map('salesInvoice', 'U'))
      .then(mapped('salesInvoice', 'U'))
    given(...history)
      .when(unmap('email'))
      .then(unmapped('email'))
    given(...history, unmapped('email'))
      .when(unmap('email'))
      .then()
    given(...history, unmapped('email'))
      .when(map('email', 'T'))
      .then(mapped('email', 'T'))
    given(...history, unmapped('email'))
      .when(map('salesInvoice', 'T'))
      .then()
  })

  it('is mapped only to a template that exists and is not retired', () => {
    const history = [mapped('email', 'T')]
    for (const events of [[], history]) {
      given(...events)
        .when(map('email', 'T', { type: 'NotDefined' }))
        .thenRejected(refused('TemplateNotFound'))
      given(...events)
        .when(map('email', 'T', retired))
        .thenRejected(refused('TemplateRetired'))
    }
    given(...history)
      .when(unmap('email'))
      .then(unmapped('email'))
  })

  it('has one template at most: the last one it was mapped to', () => {
    const kinds = fc.constantFrom('salesInvoice', 'email', 'outgoingCall')
    const step = fc.record({ kind: kinds, template: fc.constantFrom('T', 'U', null) })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const last = new Map<string, string>()
        let state = templateSetupDecider.initialState
        for (const { kind, template } of steps) {
          const command = template === null ? unmap(kind) : map(kind, template)
          const decision = templateSetupDecider.decide(command, state)
          const isSo = last.get(kind) === (template ?? undefined)
          expect(decision).toMatchObject({ right: { length: isSo ? 0 : 1 } })
          if (decision._tag === 'Right')
            state = decision.right.reduce(templateSetupDecider.evolve, state)
          if (template === null) last.delete(kind)
          else last.set(kind, template)
        }
        expect([...state.templates].sort()).toEqual([...last].sort())
      }),
    )
  })
})

describe('the template of a kind (rule R61)', () => {
  const others = Object.keys(AutomaticKind.keys).filter((kind) => kind !== 'meetingInvitation')

  it.each(others)('of %s has no attachment and no languages', (kind) => {
    given()
      .when(map(kind, 'T', languages('A1')))
      .thenRejected(refused('TemplateHasAttachment'))
    given()
      .when(map(kind, 'T', languages(null)))
      .thenRejected(refused('TemplateHasLanguages'))
  })

  it('of meetingInvitation may have both', () => {
    for (const attachmentId of ['A1', null])
      given()
        .when(map('meetingInvitation', 'T', languages(attachmentId)))
        .then(mapped('meetingInvitation', 'T'))
  })
})

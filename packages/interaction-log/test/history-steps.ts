/** Random histories that mix every command. */
import * as fc from 'fast-check'
import {
  type Contact,
  contacts,
  type DocumentNo,
  documents,
  type SegmentNo,
  segments,
  type Template,
  templates,
  type Verb,
} from './history-model.js'

export interface Filter {
  readonly contactId?: Contact
  readonly templateCode?: Template
}

interface OnSubject<Type> {
  readonly type: Type
  readonly on: Contact | number
}

interface OfSegment<Type> {
  readonly type: Type
  readonly no: SegmentNo
}

interface OfTemplate<Type> {
  readonly type: Type
  readonly code: Template
}

/** `which`: a number that stands for one of the interactions that there are. */
export type Step =
  | {
      readonly type: 'record'
      readonly contactId: Contact
      readonly templateCode: Template
      readonly segmentNo: SegmentNo | null
    }
  | {
      readonly type: 'document'
      readonly contactId: Contact
      readonly no: DocumentNo
      readonly how: 'each' | 'once' | 'key'
    }
  | { readonly type: 'one'; readonly verb: Verb; readonly which: number }
  | {
      readonly type: 'many'
      readonly verb: Verb
      readonly meant: { readonly which: readonly number[] } | { readonly filter: Filter }
      readonly checkFirst: boolean
    }
  | OnSubject<'placeHold'>
  | OnSubject<'liftHold'>
  | { readonly type: 'eraseContact'; readonly contactId: Contact }
  | {
      readonly type: 'createSegment'
      readonly no: SegmentNo
      readonly templateCode: Template
      readonly lines: readonly Contact[]
    }
  | { readonly type: 'addLine'; readonly no: SegmentNo; readonly contactId: Contact }
  | OfSegment<'logSegment'>
  | OfSegment<'cancelLogged'>
  | OfSegment<'reinstateLogged'>
  | OfSegment<'deleteLogged'>
  | { readonly type: 'reviseTemplate'; readonly code: Template; readonly cost: number }
  | OfTemplate<'retireTemplate'>
  | OfTemplate<'restoreTemplate'>

export type StepOf<Type extends Step['type']> = Extract<Step, { readonly type: Type }>

const contactId = fc.constantFrom(...contacts)
const templateCode = fc.constantFrom(...templates)
const code = templateCode
const no = fc.constantFrom(...segments)
const which = fc.nat(30)
const verb = fc.constantFrom<Verb>('cancel', 'cancel', 'reinstate', 'reinstate', 'purge')
const type = <Type extends Step['type']>(...types: readonly Type[]) => fc.constantFrom(...types)

const filter: fc.Arbitrary<Filter> = fc.record({ contactId, templateCode }, { requiredKeys: [] })

const weighted: readonly (readonly [number, fc.Arbitrary<Step>])[] = [
  [
    6,
    fc.record({
      type: type('record'),
      contactId,
      templateCode,
      segmentNo: fc.constantFrom(...segments, null, null),
    }),
  ],
  [
    4,
    fc.record({
      type: type('document'),
      contactId,
      no: fc.constantFrom(...documents),
      how: fc.constantFrom('each', 'once', 'key'),
    }),
  ],
  [8, fc.record({ type: type('one'), verb, which })],
  [
    4,
    fc.record({
      type: type('many'),
      verb,
      meant: fc.oneof(
        fc.record({ which: fc.array(which, { minLength: 1, maxLength: 6 }) }),
        fc.record({ filter }),
      ),
      checkFirst: fc.boolean(),
    }),
  ],
  [
    3,
    fc.record({
      type: type('placeHold', 'placeHold', 'liftHold'),
      on: fc.oneof(contactId, which, which),
    }),
  ],
  [1, fc.record({ type: type('eraseContact'), contactId })],
  [
    3,
    fc.record({
      type: type('createSegment'),
      no,
      templateCode,
      lines: fc.array(contactId, { maxLength: 3 }),
    }),
  ],
  [1, fc.record({ type: type('addLine'), no, contactId })],
  [4, fc.record({ type: type('logSegment'), no })],
  [
    6,
    fc.record({
      type: type('cancelLogged', 'cancelLogged', 'reinstateLogged', 'deleteLogged'),
      no,
    }),
  ],
  [2, fc.record({ type: type('reviseTemplate'), code, cost: fc.nat(9) })],
  [2, fc.record({ type: type('retireTemplate', 'restoreTemplate'), code })],
]

export const history: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary }))),
  { maxLength: 60, size: 'max' },
)

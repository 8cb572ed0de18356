/** What a log should hold after a random history: plain values, and the rules in a few words. */
export const contacts = ['P1', 'P2', 'C', 'X'] as const
export const companyOf = { P1: 'C', P2: 'C', C: 'C', X: null } as const
export const templates = ['ONSITE', 'BUS'] as const
export const groupOf = { ONSITE: 'MEETING', BUS: 'LETTER' } as const
export const segments = ['SM1', 'SM2'] as const
export const documents = ['I1', 'I2'] as const

export type Contact = (typeof contacts)[number]
export type Template = (typeof templates)[number]
export type SegmentNo = (typeof segments)[number]
export type DocumentNo = (typeof documents)[number]

export interface Expected {
  readonly interactionId: string
  readonly contactId: Contact
  readonly templateCode: Template
  /** That of the template when it was recorded. */
  readonly cost: number
  readonly source: 'manual' | 'segment' | 'document'
  readonly documentNo: DocumentNo | null
  readonly segmentNo: SegmentNo | null
  readonly loggedSegmentId: string | null
  status: 'recorded' | 'canceled' | 'purged'
  /** `direct`, or the logged segment that it was canceled with. */
  canceledBy: string | null
}

interface ExpectedLine {
  readonly lineNo: number
  readonly contactId: Contact
}

interface ExpectedSegment {
  /** The open worksheet, if there is one. */
  worksheet: { readonly templateCode: Template; lines: readonly ExpectedLine[] } | null
  run: number
  state: 'none' | 'logged' | 'canceled' | 'deleted'
}

export interface Model {
  readonly entries: Expected[]
  readonly templates: Record<Template, { cost: number; isRetired: boolean }>
  readonly segments: Record<SegmentNo, ExpectedSegment>
  /** Contacts and interactions. */
  readonly holds: Set<string>
  /** Documents that were recorded under a key or once. */
  readonly keyed: Map<string, Expected>
}

const segment = (): ExpectedSegment => ({ worksheet: null, run: 0, state: 'none' })

export const emptyModel = (): Model => ({
  entries: [],
  templates: { ONSITE: { cost: 0, isRetired: false }, BUS: { cost: 0, isRetired: false } },
  segments: { SM1: segment(), SM2: segment() },
  holds: new Set(),
  keyed: new Map(),
})

export const visible = ({ entries }: Model) => entries.filter(({ status }) => status !== 'purged')

export const isHeld = ({ holds }: Model, { contactId, interactionId }: Expected) =>
  holds.has(contactId) || holds.has(interactionId)

export const lastRunOf = ({ segments: all }: Model, no: SegmentNo): string =>
  `${no}/${String(Math.max(1, all[no].run))}`

const isOfCanceled = (model: Model, { segmentNo, loggedSegmentId }: Expected): boolean =>
  segmentNo !== null &&
  model.segments[segmentNo].state === 'canceled' &&
  loggedSegmentId === lastRunOf(model, segmentNo)

export type Verb = 'cancel' | 'reinstate' | 'purge'

/** What is said to a command in the status of an interaction; else it is refused by this type. */
export const verdict = (verb: Verb, model: Model, entry: Expected) => {
  const { status } = entry
  if (verb === 'purge') {
    if (status === 'recorded') return 'NotCanceled'
    if (status === 'purged') return 'unchanged'
    return isHeld(model, entry) ? 'OnHold' : 'changed'
  }
  if (status === 'purged') return 'AlreadyPurged'
  if (status === (verb === 'cancel' ? 'canceled' : 'recorded')) return 'unchanged'
  return verb === 'reinstate' && isOfCanceled(model, entry) ? 'LoggedSegmentIsCanceled' : 'changed'
}

const next = { cancel: 'canceled', reinstate: 'recorded', purge: 'purged' } as const

export const change = (verb: Verb, entry: Expected, canceledBy = 'direct'): void => {
  entry.status = next[verb]
  entry.canceledBy = verb === 'cancel' ? canceledBy : null
}

/** A number, a cost and minutes: what is canceled is not counted. Minutes are twice the cost. */
export const figuresOf = (
  entries: readonly {
    readonly status: string
    readonly cost: number | string
    readonly durationMinutes?: number
  }[],
) => {
  const counted = entries.filter(({ status }) => status === 'recorded')
  const sum = (of: (entry: (typeof counted)[number]) => number) =>
    counted.reduce((total, entry) => total + of(entry), 0)
  return {
    count: counted.length,
    cost: sum(({ cost }) => Number(cost)),
    minutes: sum(({ cost, durationMinutes }) => durationMinutes ?? 2 * Number(cost)),
  }
}

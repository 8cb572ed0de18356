/** One step of a random history: taken on the log, and on the model of what the log should hold. */
import { match } from '@interaction-log/core'
import type { InteractionLog } from '@interaction-log/interaction-log'
import { change, type Expected, isHeld, type Model, verdict, visible } from './history-model.js'
import type { Filter, Step, StepOf } from './history-steps.js'
import { expectType, idsOf } from './opened.js'
import { addLine, changeLogged, createSegment, logSegment } from './take-segment-step.js'

type Log = InteractionLog<never>
type Take<Type extends Step['type']> = (
  log: Log,
  model: Model,
  step: StepOf<Type>,
) => Promise<unknown>

const date = '2026-03-01'
const basis = 'retention'

const placed = (
  model: Model,
  said: Omit<Expected, 'cost' | 'loggedSegmentId' | 'status' | 'canceledBy'>,
): Expected => {
  const { cost } = model.templates[said.templateCode]
  const entry: Expected = {
    ...said,
    cost,
    loggedSegmentId: null,
    status: 'recorded',
    canceledBy: null,
  }
  model.entries.push(entry)
  return entry
}

const record: Take<'record'> = async (log, model, { contactId, templateCode, segmentNo }) => {
  const request = { contactId, templateCode, date, ...(segmentNo !== null && { segmentNo }) }
  const outcome = await log.record(request)
  if (model.templates[templateCode].isRetired) return expectType(outcome, 'TemplateRetired')
  const { interactionId } = expectType(outcome, 'Recorded')
  const said = { interactionId, contactId, templateCode, segmentNo }
  return placed(model, { ...said, source: 'manual', documentNo: null })
}

/** Invoices have the template BUS. */
const recordDocument: Take<'document'> = async (log, model, { contactId, no, how }) => {
  const account = { type: 'contact', no: contactId } as const
  const request = { kind: 'salesInvoice', account, no, date, once: how === 'once' } as const
  const key = `${how} ${no} ${contactId}`
  const outcome = await log.recordDocument(request, how === 'key' ? { idempotencyKey: key } : {})
  const before = model.keyed.get(key)
  if (before?.status === 'purged') return expectType(outcome, 'AlreadyPurged')
  if (before !== undefined) {
    const { interactionId } = before
    expect(outcome).toMatchObject({ type: 'Recorded', interactionId, repeated: true })
    return
  }
  if (model.templates.BUS.isRetired) return expectType(outcome, 'TemplateRetired')
  const { interactionId } = expectType(outcome, 'Recorded')
  const said = { interactionId, contactId, templateCode: 'BUS', segmentNo: null } as const
  const entry = placed(model, { ...said, source: 'document', documentNo: no })
  return how === 'each' ? entry : model.keyed.set(key, entry)
}

const at = ({ entries }: Model, which: number): Expected | undefined =>
  entries[which % Math.max(1, entries.length)]

/** Every other time, one of those that are not simply recorded: they are what most rules are about. */
const aimedAt = (model: Model, { verb, which }: StepOf<'one'>): Expected | undefined => {
  const others = model.entries.filter(({ status }) => status !== 'recorded')
  return verb === 'cancel' || which % 2 === 0 ? at(model, which) : others[which % others.length]
}

const one: Take<'one'> = async (log, model, step) => {
  const { verb } = step
  const entry = aimedAt(model, step)
  if (entry === undefined) return
  const { interactionId } = entry
  const said = verdict(verb, model, entry)
  if (verb === 'purge') {
    const outcome = await log.purge({ basis, interactionId })
    if (said === 'changed' || said === 'unchanged')
      expect(outcome).toMatchObject({ type: 'Purged', count: said === 'changed' ? 1 : 0 })
    else expect(outcome.type).toBe(said)
  } else {
    const answers = { changed: 'Changed', unchanged: 'Unchanged' }
    const { type } = await log[verb]({ interactionId })
    expect(type).toBe(said === 'changed' || said === 'unchanged' ? answers[said] : said)
  }
  if (said === 'changed') change(verb, entry)
}

const meets =
  ({ contactId, templateCode }: Filter, status: Expected['status']) =>
  (entry: Expected): boolean =>
    entry.status === status &&
    (contactId === undefined || entry.contactId === contactId) &&
    (templateCode === undefined || entry.templateCode === templateCode)

const meantBy = (model: Model, { verb, meant }: StepOf<'many'>): readonly Expected[] => {
  if ('filter' in meant)
    return model.entries.filter(meets(meant.filter, verb === 'cancel' ? 'recorded' : 'canceled'))
  const listed = new Set(meant.which.map((which) => at(model, which)))
  return [...listed].filter((entry) => entry !== undefined)
}

/** A purge leaves exactly what it should, and the same purge again removes nothing. */
const many: Take<'many'> = async (log, model, step) => {
  const { verb, meant, checkFirst } = step
  const entries = meantBy(model, step)
  if ('which' in meant && entries.length === 0) return
  const interactionIds = entries.map(({ interactionId }) => interactionId)
  const request = 'filter' in meant ? { filter: meant.filter } : { interactionIds }
  const ask = (more: { readonly dryRun?: boolean; readonly checkFirst?: boolean }) =>
    ({
      cancel: () => log.cancelMany({ ...request, ...more }),
      reinstate: () => log.reinstateMany({ ...request, ...more }),
      purge: () => log.purge({ ...request, ...more, basis }),
    })[verb]()

  const said = entries.map((entry) => ({ entry, said: verdict(verb, model, entry) }))
  const changed = said.filter((answer) => answer.said === 'changed').map(({ entry }) => entry)
  const unchanged = said.filter((answer) => answer.said === 'unchanged').length
  const refused = said.flatMap((answer) => {
    const { interactionId } = answer.entry
    const isRefused = answer.said !== 'changed' && answer.said !== 'unchanged'
    return isRefused ? [{ interactionId, problem: { type: answer.said } }] : []
  })
  const count = changed.length

  expect(await ask({ dryRun: true })).toMatchObject({ count })
  const outcome = await ask({ checkFirst })
  if (checkFirst && refused.length > 0) {
    expect(outcome).toMatchObject({ type: 'NothingStarted', refused })
    return
  }
  for (const entry of changed) change(verb, entry)
  const done = { type: 'BulkDone', changed: count, unchanged, refused }
  const purged = { type: 'Purged', count, notPurged: refused }
  expect(outcome).toMatchObject(verb === 'purge' ? purged : done)
  if (verb !== 'purge') return
  const left = visible(model).map(({ interactionId }) => interactionId)
  expect(await idsOf(log, { limit: 500 })).toEqual(left)
  const nothing = { count: 0, batchId: null, notPurged: refused }
  expect(await ask({})).toMatchObject(nothing)
}

const hold: Take<'placeHold' | 'liftHold'> = async (log, model, { type, on }) => {
  const entry = typeof on === 'number' ? at(model, on) : undefined
  if (typeof on === 'number' && entry === undefined) return
  const subject = entry?.interactionId ?? String(on)
  const isStanding = model.holds.has(subject)
  const request = entry === undefined ? { contactId: subject } : { interactionId: subject }
  const outcome = await log[type](request)
  if (type === 'placeHold' && !isStanding && entry?.status === 'purged')
    return expectType(outcome, 'AlreadyPurged')
  expectType(outcome, isStanding === (type === 'placeHold') ? 'Unchanged' : 'Changed')
  return type === 'placeHold' ? model.holds.add(subject) : model.holds.delete(subject)
}

const eraseContact: Take<'eraseContact'> = async (log, model, { contactId }) => {
  const entries = visible(model).filter((entry) => entry.contactId === contactId)
  const kept = entries.filter((entry) => isHeld(model, entry))
  const erased = entries.filter((entry) => !isHeld(model, entry))
  const outcome = expectType(await log.eraseContact({ contactId, basis }), 'ContactErased')
  expect(new Set(outcome.kept.map(({ interactionId }) => interactionId))).toEqual(
    new Set(kept.map(({ interactionId }) => interactionId)),
  )
  expect(outcome.batches.reduce((sum, { count }) => sum + count, 0)).toBe(erased.length)
  for (const entry of erased) change('purge', entry)
  const open = Object.values(model.segments).flatMap(({ worksheet }) => worksheet ?? [])
  const naming = open.filter(({ lines }) => lines.some((line) => line.contactId === contactId))
  const isKept = model.holds.has(contactId)
  expect(outcome.keptLines).toHaveLength(isKept ? naming.length : 0)
  expect(outcome.replacedWorksheets).toBe(isKept ? 0 : naming.length)
  if (isKept) return
  for (const worksheet of naming)
    worksheet.lines = worksheet.lines.filter((line) => line.contactId !== contactId)
}

const changeTemplate: Take<'reviseTemplate' | 'retireTemplate' | 'restoreTemplate'> = async (
  log,
  model,
  step,
) => {
  const { code } = step
  const template = model.templates[code]
  if (step.type === 'reviseTemplate') {
    const { cost } = step
    const outcome = await log.reviseTemplate({
      code,
      cost: String(cost),
      durationMinutes: 2 * cost,
    })
    if (template.isRetired) {
      expectType(outcome, 'TemplateRetired')
      return
    }
    expectType(outcome, template.cost === cost ? 'Unchanged' : 'Changed')
    template.cost = cost
    return
  }
  const isRetired = step.type === 'retireTemplate'
  const outcome = await log[step.type]({ code })
  expectType(outcome, template.isRetired === isRetired ? 'Unchanged' : 'Changed')
  template.isRetired = isRetired
}

export const take = (log: Log, model: Model, step: Step): Promise<unknown> =>
  match<Step, Promise<unknown>>(step, {
    record: (s) => record(log, model, s),
    document: (s) => recordDocument(log, model, s),
    one: (s) => one(log, model, s),
    many: (s) => many(log, model, s),
    placeHold: (s) => hold(log, model, s),
    liftHold: (s) => hold(log, model, s),
    eraseContact: (s) => eraseContact(log, model, s),
    createSegment: (s) => createSegment(log, model, s),
    addLine: (s) => addLine(log, model, s),
    logSegment: (s) => logSegment(log, model, s),
    cancelLogged: (s) => changeLogged(log, model, s),
    reinstateLogged: (s) => changeLogged(log, model, s),
    deleteLogged: (s) => changeLogged(log, model, s),
    reviseTemplate: (s) => changeTemplate(log, model, s),
    retireTemplate: (s) => changeTemplate(log, model, s),
    restoreTemplate: (s) => changeTemplate(log, model, s),
  })

/** Whatever a command asks of the store, the store may fail to answer: each question once. */
import {
  batchIdOf,
  changeGroup,
  changeHold,
  changeTemplateSetup,
  completePurge,
  ContactId,
  Currency,
  documentRecording,
  DocumentRequest,
  type EventStore,
  finishLogging,
  GroupRequest,
  holdLookup,
  interactionState,
  lineInteractionId,
  type LogSession,
  MapDocumentKindRequest,
  moveInteraction,
  openLog,
  PositionText,
  purgeInteraction,
  readTemplateSetup,
  recordAutomatically,
  replaceWorksheet,
  ReviseTemplateRequest,
  segmentStream,
  startPurge,
  templateLookup,
  traceContact,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { automaticOffice, directories, idKey } from './automatic-office.js'
import { dyingAfter } from './dying-store.js'
import { interrupted } from './interrupted-store.js'
import { contextOf, uuid } from './samples.js'
import { anyone, commandsOf, right, salesOffice } from './sales-office.js'
import { eventsIn, segmentCommandsOf, segmentOf, sm1 } from './segment-office.js'
import { silence, silentAt } from './silent-store.js'

type Act<Office> = (session: LogSession, office: Office) => Promise<E.Either<unknown, unknown>>

/** What is stored, apart from worksheets: an attempt that failed may leave one to be closed. */
const typesIn = async (store: EventStore) =>
  (await eventsIn(store))
    .filter(({ stream }) => !stream.startsWith('segmentWorksheet-'))
    .map(({ type }) => type)
    .sort()

const expectTold = async <Office extends { readonly session: LogSession }>(
  arrange: (store: EventStore) => Promise<Office>,
  act: Act<Office>,
): Promise<void> => {
  const undisturbed = await arrange(memoryEventStore())
  right(await act(undisturbed.session, undisturbed))
  const types = await typesIn(undisturbed.session.store)
  for (let nth = 1; ; nth++) {
    const office = await arrange(memoryEventStore())
    const silent = silentAt(office.session.store, nth)
    const answer = await act({ ...office.session, store: silent.store }, office)
    if (!silent.wasSilent()) {
      expect(nth).toBeGreaterThan(1)
      return
    }
    expect(answer).toEqual(silence)
    right(await act(office.session, office))
    expect(await typesIn(office.session.store)).toEqual(types)
  }
}

const officeWithOne = async (store: EventStore) => {
  const office = await salesOffice(store)
  const { interactionId } = right(await office.record(10))
  return { ...office, interactionId }
}

const officeWithCanceled = async (store: EventStore) => {
  const office = await officeWithOne(store)
  right(await office.cancel(11, office.interactionId))
  return office
}

const contact = (id: string) => sample(ContactId, id)
const { actor } = contextOf(0)
const euro = sample(Currency, 'EUR')

describe('a store that does not answer: it is told, and repeated the command succeeds', () => {
  it('to a recording', async () => {
    await expectTold(salesOffice, (session) => commandsOf(session).record(10))
  })

  it('to an automatic recording', async () => {
    const recording = right(
      documentRecording(
        sample(DocumentRequest, {
          kind: 'salesInvoice',
          account: { type: 'customer', no: '10000' },
          date: '2026-03-02',
        }),
      ),
    )
    await expectTold(automaticOffice, (session) =>
      recordAutomatically(session, directories, templateLookup(session))(
        recording,
        contextOf(10),
        anyone,
      )(),
    )
  })

  it('to a cancellation', async () => {
    await expectTold(officeWithOne, (session, { interactionId }) =>
      commandsOf(session).cancel(20, interactionId),
    )
  })

  it('to a reinstatement, also of what was logged in a segment', async () => {
    await expectTold(officeWithCanceled, (session, { interactionId }) =>
      commandsOf(session).reinstate(20, interactionId),
    )
    const logged = async (store: EventStore) => {
      const office = await segmentOf(['P1'], store)
      right(await office.segments.log(110))
      const events = await office.stored(segmentStream(sm1))
      const commit = events.find(({ type }) => type === 'SegmentLogged')
      const interactionId = lineInteractionId(commit?.id ?? uuid(0), 1)
      right(await office.cancel(111, interactionId))
      return { ...office, interactionId }
    }
    await expectTold(logged, (session, { interactionId }) =>
      commandsOf(session).reinstate(120, interactionId),
    )
  })

  it('to a move to another contact', async () => {
    await expectTold(officeWithOne, (session, { interactionId }) =>
      moveInteraction(session)(
        { type: 'DetachInteraction', interactionId, contactId: contact('P1') },
        contextOf(20),
        anyone,
      )(),
    )
  })

  it('to a hold and to a purge', async () => {
    await expectTold(officeWithOne, (session, { interactionId }) =>
      changeHold(session, idKey)(
        { type: 'PlaceHold', subject: { type: 'interaction', interactionId } },
        contextOf(20),
        anyone,
      )(),
    )
    await expectTold(officeWithCanceled, (session, { interactionId }) =>
      purgeInteraction(session, holdLookup(session, { idKey, isKeyed: true }))(
        interactionId,
        'retention',
        contextOf(20),
        anyone,
      )(),
    )
  })

  it('to the beginning and the end of a purge batch', async () => {
    const data = { basis: 'retention', criteria: [] } as const
    await expectTold(salesOffice, (session) => startPurge(session)(data, contextOf(20))())
    const started = async (store: EventStore) => {
      const office = await salesOffice(store)
      right(await startPurge(office.session)(data, contextOf(20))())
      return office
    }
    const completion = { count: 0, erasure: [], upToPosition: sample(PositionText, '0') }
    const batchId = batchIdOf(contextOf(20))
    await expectTold(started, (session) =>
      completePurge(session)(batchId, completion, contextOf(21))(),
    )
  })

  it('to a change of a group, a template or the template setup', async () => {
    const group = sample(GroupRequest, { code: 'PHONE', description: 'Calls' })
    await expectTold(salesOffice, (session) =>
      changeGroup(session)({ type: 'DefineGroup', request: group }, contextOf(20), anyone)(),
    )
    const revision = sample(ReviseTemplateRequest, {
      code: 'ONSITE',
      groupCode: 'MEETING',
      cost: '9',
    })
    await expectTold(salesOffice, (session) =>
      commandsOf(session).template(20, { type: 'ReviseTemplate', request: revision }),
    )
    const request = sample(MapDocumentKindRequest, { kind: 'email', templateCode: 'ONSITE' })
    await expectTold(salesOffice, (session) =>
      changeTemplateSetup(session)({ type: 'MapDocumentKind', request }, contextOf(20), anyone)(),
    )
  })

  it('to the opening of a log', async () => {
    const empty = (store: EventStore) =>
      Promise.resolve({ session: { store, log: uuid(0), clock: () => new Date() } })
    await expectTold(empty, ({ store, clock }) =>
      openLog({ store, clock, actor, currency: euro, idKey: undefined })(),
    )
  })

  it('to a question', async () => {
    await expectTold(salesOffice, (session) => readTemplateSetup(session)())
    await expectTold(officeWithOne, (session, { interactionId }) =>
      interactionState(session)(interactionId)(),
    )
    const office = (store: EventStore) => segmentOf(['P1'], store)
    await expectTold(office, (session) => segmentCommandsOf(session).read())
    await expectTold(office, (session) => traceContact(session, 0n)(contact('P1'))())
  })

  it('to the making of a segment, and to a change of its lines', async () => {
    await expectTold(salesOffice, (session) => segmentCommandsOf(session).create(100))
    await expectTold(
      (store) => segmentOf(['P1'], store),
      (session) => segmentCommandsOf(session).add(110, { contactId: 'P2' }),
    )
  })

  it('to a change of lines that have been frozen (rule R86)', async () => {
    const frozen = async (store: EventStore) => {
      const office = await segmentOf(['P1'], store)
      const dying = { ...office.session, store: dyingAfter(store, 1, false).store }
      expect(E.isLeft(await segmentCommandsOf(dying).log(109))).toBe(true)
      return office
    }
    await expectTold(frozen, (session) => segmentCommandsOf(session).add(110, { contactId: 'P2' }))
  })

  /** Lines of P2 are to be erased, and one erasure got stuck just before the old worksheet closed. */
  const replaced = async (store: EventStore) => {
    const office = await segmentOf(['P1', 'P2', 'P3'], store)
    const late = interrupted(store, 'SegmentWorksheetReplaced', () =>
      office.segments.add(108, { contactId: 'P1' }),
    )
    const dying = { ...office.session, store: dyingAfter(late, 2, false).store }
    const erase = replaceWorksheet(dying)(sm1, contact('P3'), actor)(anyone)
    expect(E.isLeft(await erase())).toBe(true)
    return office
  }

  it('to the logging of a segment (rule R87)', async () => {
    await expectTold(
      (store) => segmentOf(['P1', 'P2'], store),
      (session) => segmentCommandsOf(session).log(110),
    )
    await expectTold(replaced, (session) => segmentCommandsOf(session).log(110))
  })

  it('to the end of a logging (rule R87)', async () => {
    const committed = async (store: EventStore) => {
      const office = await segmentOf(['P1', 'P2'], store)
      const dying = { ...office.session, store: dyingAfter(store, 2, false).store }
      expect(E.isLeft(await segmentCommandsOf(dying).log(110))).toBe(true)
      return office
    }
    await expectTold(committed, (session) => finishLogging(session)(sm1, actor)())
  })

  it('to a change of a logged segment', async () => {
    const logged = async (store: EventStore) => {
      const office = await segmentOf(['P1'], store)
      right(await office.segments.log(110))
      return office
    }
    await expectTold(logged, (session) =>
      segmentCommandsOf(session).change(120, 'CancelLoggedSegment'),
    )
  })

  it('to the erasure of a contact from a segment (rule R98)', async () => {
    const erase: Act<unknown> = (session) =>
      replaceWorksheet(session)(sm1, contact('P2'), actor)(anyone)()
    await expectTold((store) => segmentOf(['P1', 'P2'], store), erase)
    await expectTold(replaced, erase)
  })
})

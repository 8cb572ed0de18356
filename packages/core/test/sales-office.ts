/** A log in memory with the demo template ONSITE, and what people do with it, command by command. */
import {
  ActorId,
  cancelInteraction,
  CancelRequest,
  changeGroup,
  changeTemplate,
  Currency,
  DefineTemplateRequest,
  type Directories,
  type EventStore,
  type GroupCommand,
  GroupRequest,
  inMemoryCampaigns,
  inMemoryContacts,
  inMemorySalespeople,
  type InteractionId,
  type LogSession,
  openLog,
  holdLookup,
  purgeInteraction,
  recordInteraction,
  reinstateInteraction,
  ReinstateRequest,
  type StreamName,
  templateLookup,
  type TemplateOrder,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { inspect } from 'node:util'
import { contextOf, onsite, requestWith } from './samples.js'

type Fields = Readonly<Record<string, unknown>>

/** What a test expects to succeed. */
export const right = <F, A>(either: E.Either<F, A>): A => {
  if (E.isLeft(either)) throw new Error(inspect(either.left))
  return either.right
}

export const anyone = (): E.Either<never, undefined> => E.right(undefined)

export const everybody: Directories = {
  contacts: inMemoryContacts([
    { id: 'P1', companyId: 'C', salespersonCode: 'S1' },
    { id: 'P2', companyId: 'C', salespersonCode: 'S1' },
  ]),
  salespeople: inMemorySalespeople([{ id: 'S1' }, { id: 'S2' }]),
  campaigns: inMemoryCampaigns([{ id: 'CP1' }, { id: 'CP2' }]),
}

export const start = new Date('2026-03-02T09:30:00.000Z')

/** What a session can be asked, each time under the command with this number. */
export const commandsOf = (session: LogSession) => ({
  record: (command: number, fields: Fields = {}, directories: Directories = everybody) =>
    recordInteraction(session, directories, templateLookup(session))(
      requestWith(fields),
      contextOf(command),
      anyone,
    )(),
  cancel: (command: number, interactionId: InteractionId, fields: Fields = {}) =>
    cancelInteraction(session)(
      sample(CancelRequest, { interactionId, ...fields }),
      contextOf(command),
      anyone,
    )(),
  reinstate: (command: number, interactionId: InteractionId, fields: Fields = {}) =>
    reinstateInteraction(session)(
      sample(ReinstateRequest, { interactionId, ...fields }),
      contextOf(command),
      anyone,
    )(),
  purge: (command: number, interactionId: InteractionId) =>
    purgeInteraction(session, holdLookup(session, { idKey: null, isKeyed: false }))(
      interactionId,
      'retention',
      contextOf(command),
      anyone,
    )(),
  template: (command: number, order: TemplateOrder) =>
    changeTemplate(session)(order, contextOf(command), anyone)(),
  group: (command: number, order: GroupCommand) =>
    changeGroup(session)(order, contextOf(command), anyone)(),
})

/** Opens a log with group MEETING and template ONSITE (commands 1 and 2). */
export const salesOffice = async (store: EventStore = memoryEventStore()) => {
  const clock = () => start
  const actor = sample(ActorId, 'u-1')
  const currency = sample(Currency, 'EUR')
  const { log } = right(await openLog({ store, clock, actor, currency, idKey: undefined })())
  const session: LogSession = { store, log, clock }
  const commands = commandsOf(session)
  const group = sample(GroupRequest, { code: 'MEETING', description: 'Meetings' })
  right(await commands.group(1, { type: 'DefineGroup', request: group }))
  const template = sample(DefineTemplateRequest, { code: 'ONSITE', ...onsite })
  right(await commands.template(2, { type: 'DefineTemplate', request: template }))
  return {
    ...commands,
    session,
    stored: async (stream: StreamName) => right(await store.readStream(stream)()).events,
    types: async (stream: StreamName) =>
      right(await store.readStream(stream)()).events.map(({ type }) => type),
    head: async () => right(await store.head()()),
  }
}

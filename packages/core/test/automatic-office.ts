/** A sales office whose invoices and mails record themselves. */
import {
  campaigns,
  changeTemplateSetup,
  contacts,
  type Directories,
  documentRecording,
  DocumentRequest,
  emailRecording,
  EmailRequest,
  type EventStore,
  type IdKey,
  inMemoryContacts,
  type InteractionId,
  type InteractionRecorded,
  interactionStream,
  keyedId,
  MapDocumentKindRequest,
  recogniseRecording,
  recordAutomatically,
  salespeople,
  templateLookup,
  UnmapDocumentKindRequest,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import * as E from 'fp-ts/lib/Either.js'
import { contextOf } from './samples.js'
import { anyone, everybody, right, salesOffice } from './sales-office.js'

type Fields = Readonly<Record<string, unknown>>

export const idKey = 'a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf' as IdKey

/** Company C is customer 10000 and vendor 20000; its person P1 buys, too, but comes second. */
export const directories: Directories = {
  ...everybody,
  contacts: inMemoryContacts([
    { id: 'C', companyId: 'C', customerNo: '10000', vendorNo: '20000' },
    { id: 'P1', companyId: 'C', customerNo: '10000', salespersonCode: 'S1' },
    { id: 'B', companyId: 'C', customerNo: '30000', privacyBlocked: true },
  ]),
}

export const down = () => {
  throw new Error('nobody may be asked')
}
export const nobody: Directories = {
  contacts: contacts(down, down),
  salespeople: salespeople(down),
  campaigns: campaigns(down, down),
}

const invoice = {
  kind: 'salesInvoice',
  account: { type: 'customer', no: '10000' },
  no: 'I1',
  date: '2026-03-02',
}
const mail = {
  messageId: '<4711@mail.example>',
  account: { type: 'contact', no: 'P1' },
  date: '2026-03-02',
  direction: 'inbound',
}

/** A sales office that bases invoices and mails on its template ONSITE (commands 3 and 4). */
export const automaticOffice = async (store: EventStore = memoryEventStore()) => {
  const office = await salesOffice(store)
  const { session } = office
  const setup = (command: number, order: Parameters<ReturnType<typeof changeTemplateSetup>>[0]) =>
    changeTemplateSetup(session)(order, contextOf(command), anyone)()
  const map = (command: number, kind: string, templateCode = 'ONSITE') => {
    const request = sample(MapDocumentKindRequest, { kind, templateCode })
    return setup(command, { type: 'MapDocumentKind', request })
  }
  const unmap = (command: number, kind: string) => {
    const request = sample(UnmapDocumentKindRequest, { kind })
    return setup(command, { type: 'UnmapDocumentKind', request })
  }
  right(await map(3, 'salesInvoice'))
  right(await map(4, 'email'))

  const record = async (
    recording: Parameters<ReturnType<typeof recogniseRecording>>[0],
    command: number,
    asked: Directories,
  ) => {
    const recognised = await recogniseRecording(asked.contacts)(recording)()
    if (E.isLeft(recognised)) return recognised
    const { naturalKey } = recognised.right
    const context = contextOf(command)
    return recordAutomatically(session, asked, templateLookup(session))(
      recognised.right.recording,
      naturalKey ? { ...context, commandId: keyedId(idKey, naturalKey) } : context,
      anyone,
    )()
  }
  return {
    ...office,
    map,
    unmap,
    print: (command: number, fields: Fields = {}, asked = directories) =>
      record(
        right(documentRecording(sample(DocumentRequest, { ...invoice, ...fields }))),
        command,
        asked,
      ),
    mail: (command: number, fields: Fields = {}, asked = directories) =>
      record(emailRecording(sample(EmailRequest, { ...mail, ...fields })), command, asked),
    dataOf: async (id: InteractionId) =>
      (await office.stored(interactionStream(id)))[0]?.data as InteractionRecorded['data'],
  }
}

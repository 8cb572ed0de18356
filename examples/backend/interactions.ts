/** The log of this backend: who its contacts are, and what it records by itself. */
import { campaigns, contacts } from '@interaction-log/core'
import { type InteractionLog, openInteractionLog } from '@interaction-log/interaction-log'
import { done } from '../demo/done.js'
import { sales } from './sales.js'

const directories = {
  contacts: contacts(
    (id) => {
      const found = sales.contact(id)
      return (
        found && {
          id,
          companyId: found.companyId,
          salespersonCode: found.salesperson,
          privacyBlocked: found.isBlocked,
        }
      )
    },
    ({ type, no }) => (type === 'customer' ? sales.contactOfCustomer(no) : undefined),
  ),
  campaigns: campaigns((id) => sales.campaign(id) && { id }, sales.campaignFor),
}

/** With keys, what is defined already stays as it is, however often the backend starts. */
const setUp = async (log: InteractionLog<never>): Promise<void> => {
  const group = { code: 'SALES', description: 'Sales documents' }
  done(await log.defineGroup(group, { idempotencyKey: 'group SALES' }), 'Changed')
  const template = {
    code: 'S_INVOICE',
    groupCode: 'SALES',
    description: 'Invoice',
    channel: 'document',
    informationFlow: 'outbound',
    initiatedBy: 'us',
    cost: '8',
    durationMinutes: 1,
  } as const
  done(await log.defineTemplate(template, { idempotencyKey: 'template S_INVOICE' }), 'Changed')
  const mapping = { kind: 'salesInvoice', templateCode: 'S_INVOICE' } as const
  done(await log.mapDocumentKind(mapping), 'Changed', 'Unchanged')
}

export const openLog = async (file: string): Promise<InteractionLog<never>> => {
  const options = { file, actor: 'sales-backend', currency: 'EUR', ...directories }
  const { log } = done(await openInteractionLog(options), 'Opened')
  await setUp(log)
  return log
}

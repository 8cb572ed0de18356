/**
 * Routes that say `records` record what they did by themselves, when it has succeeded and before the
 * answer goes out. The answer goes out whatever becomes of that: nobody waits for an invoice because
 * of its interaction.
 */
import { explain, type InteractionLog } from '@interaction-log/interaction-log'
import type { FastifyInstance } from 'fastify'
import type { Invoice } from './sales.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly records?: 'printed' | 'posted'
  }
}

export const recordInvoices = (
  app: FastifyInstance,
  log: InteractionLog<never>,
  today: () => string,
): void => {
  app.addHook<Invoice>('preSerialization', async (request, reply, invoice) => {
    const { records } = request.routeOptions.config
    if (records === undefined || reply.statusCode >= 400) return invoice
    const { preview } = request.query as { preview?: string }
    const outcome = await log.recordDocument({
      kind: 'salesInvoice',
      account: { type: 'customer', no: invoice.customerNo },
      no: invoice.no,
      date: today(),
      posted: records === 'posted',
      preview: preview === 'true',
    })
    if (outcome.type === 'Recorded') reply.header('interaction', outcome.interactionId)
    else if (outcome.type === 'RecordingSkipped') request.log.info(explain(outcome))
    else request.log.error(explain(outcome))
    reply.header('recording', outcome.type === 'RecordingSkipped' ? outcome.because : outcome.type)
    return invoice
  })
}

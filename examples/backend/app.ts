/** The routes. None of them knows of interactions, but the one that shows them. */
import type { InteractionLog } from '@interaction-log/interaction-log'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { recordInvoices } from './recording.js'
import { sales } from './sales.js'

interface OfInvoice {
  readonly Params: { readonly no: string }
}

const notFound = (reply: FastifyReply) =>
  reply.code(404).send({ error: 'there is no such invoice' })

export const backend = (
  log: InteractionLog<never>,
  today = () => new Date().toISOString().slice(0, 10),
): FastifyInstance => {
  const app = fastify({ logger: { level: 'error' } })
  recordInvoices(app, log, today)

  app.post<OfInvoice>(
    '/invoices/:no/print',
    { config: { records: 'printed' } },
    ({ params }, reply) => sales.invoice(params.no) ?? notFound(reply),
  )

  app.post<OfInvoice>(
    '/invoices/:no/post',
    { config: { records: 'posted' } },
    ({ params }, reply) => {
      const invoice = sales.invoice(params.no)
      return invoice ? sales.post(invoice, today()) : notFound(reply)
    },
  )

  app.get<{ Params: { readonly id: string } }>(
    '/contacts/:id/interactions',
    async ({ params }, reply) => {
      const page = await log.entries({ contact: params.id })
      if (page.type === 'Entries') return page.entries
      return reply.code(page.type === 'FieldInvalid' ? 400 : 503).send({ error: page.type })
    },
  )

  app.addHook('onClose', async () => {
    await log.close()
  })
  return app
}

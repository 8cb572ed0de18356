/** A process of its own: opens the file that it is given and records under a key; prints what it got. */
import { openInteractionLog } from '@interaction-log/interaction-log'

const [, , file = ''] = process.argv

const run = async (): Promise<unknown> => {
  const opened = await openInteractionLog({ file, actor: 'u-1', currency: 'EUR' })
  if (opened.type !== 'Opened') return opened
  const { log, isNew } = opened
  const setUp = { idempotencyKey: 'set up' }
  await log.defineGroup({ code: 'CALLS', description: 'Calls' }, setUp)
  await log.defineTemplate({ code: 'CALL', groupCode: 'CALLS', description: 'A call' }, setUp)
  const recorded = await log.record(
    { contactId: 'P1', templateCode: 'CALL', date: '2026-03-01', salespersonCode: 'S1' },
    { idempotencyKey: 'call-1' },
  )
  await log.close()
  return { isNew, recorded }
}

void run().then((outcome) => {
  process.stdout.write(JSON.stringify(outcome))
})

/**
 * A process that records, cancels, imports and purges until it is killed, and says what was
 * acknowledged: one line each, `<what> <interaction id>`.
 */
import { openInteractionLog } from '@interaction-log/interaction-log'

const say = (what: string, id: string): void => {
  process.stdout.write(`${what} ${id}\n`)
}

const hoped = <Answer extends { readonly type: string }, Type extends Answer['type']>(
  answer: Answer,
  type: Type,
): Extract<Answer, { readonly type: Type }> => {
  const isHoped = (value: Answer): value is Extract<Answer, { readonly type: Type }> =>
    value.type === type
  if (!isHoped(answer)) throw new Error(`${answer.type} instead of ${type}`)
  return answer
}

const text = (run: string, no: number) => `${run}-${String(no)}`

const main = async (): Promise<void> => {
  const [, , file = '', run = ''] = process.argv
  const { log } = hoped(await openInteractionLog({ file, actor: 'u-1', currency: 'EUR' }), 'Opened')
  const options = { idempotencyKey: 'once' }
  hoped(await log.defineGroup({ code: 'PHONE', description: 'calls' }, options), 'Changed')
  const template = { code: 'CALL', groupCode: 'PHONE', description: 'call' }
  hoped(await log.defineTemplate(template, options), 'Changed')
  say('working', 'now')

  for (let round = 0; ; round++) {
    const requests = Array.from({ length: 24 }, (_, index) => ({
      contactId: text(run, index),
      templateCode: 'CALL',
      date: '2026-03-01',
      description: `kill ${text(run, round)} ${text(run, index)}`,
      salespersonCode: 'S1',
    }))
    const ids: string[] = []
    await Promise.all(
      requests.map(async (request) => {
        const { interactionId } = hoped(await log.record(request), 'Recorded')
        say('recorded', interactionId)
        ids.push(interactionId)
      }),
    )
    const rows = requests.map((request, index) => ({
      key: text(text(run, round), index),
      request,
    }))
    for await (const batch of log.importRows('killed', rows))
      for (const { outcome } of batch) say('recorded', hoped(outcome, 'Recorded').interactionId)
    await Promise.all(
      ids.slice(0, 12).map(async (interactionId) => {
        hoped(await log.cancel({ interactionId, reason: text(run, round) }), 'Changed')
        say('canceled', interactionId)
      }),
    )
    if (round % 3 === 2) {
      const { count } = hoped(await log.purge({ basis: 'retention', filter: {} }), 'Purged')
      say('purged', String(count))
    }
  }
}

void main()

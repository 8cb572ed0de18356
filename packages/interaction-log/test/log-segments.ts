/**
 * A process that logs a large segment. `lines`: how many; it says what it has done, one line each:
 * `ready`, then `<phase> <done>`, then `logged <count> <ms> <peak of the heap in MB>`.
 */
import { openInteractionLog } from '@interaction-log/interaction-log'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const hoped = <Answer extends { readonly type: string }, Type extends Answer['type']>(
  answer: Answer,
  type: Type,
): Extract<Answer, { readonly type: Type }> => {
  const isHoped = (value: Answer): value is Extract<Answer, { readonly type: Type }> =>
    value.type === type
  if (!isHoped(answer)) throw new Error(`${JSON.stringify(answer)} instead of ${type}`)
  return answer
}

const batchSize = 2000

const main = async (): Promise<void> => {
  const [, , file = '', lines = '0'] = process.argv
  const { log } = hoped(await openInteractionLog({ file, actor: 'u-1', currency: 'EUR' }), 'Opened')
  const once = { idempotencyKey: 'once' }
  hoped(await log.defineGroup({ code: 'LETTER', description: 'Letters' }, once), 'Changed')
  const template = { code: 'BUS', groupCode: 'LETTER', description: 'Business letter' }
  hoped(await log.defineTemplate(template, once), 'Changed')
  const defaults = { templateCode: 'BUS', date: '2026-03-02', salespersonCode: 'S1' }
  const segment = { no: 'BIG', description: 'A large one', defaults }
  hoped(await log.createSegment(segment, once), 'Changed')
  for (let from = 0; from < Number(lines); from += batchSize) {
    const length = Math.min(batchSize, Number(lines) - from)
    const batch = Array.from({ length }, (_, n) => ({ contactId: `CT${String(from + n)}` }))
    const options = { idempotencyKey: String(from) }
    hoped(await log.addSegmentLines({ no: 'BIG', lines: batch }, options), 'LinesAdded')
  }
  say('ready')
  let peak = 0
  const onProgress = ({ phase, done }: { phase: string; done: number }) => {
    peak = Math.max(peak, process.memoryUsage().heapUsed)
    say(`${phase} ${String(done)}`)
  }
  const began = performance.now()
  const logged = hoped(
    await log.logSegment({ no: 'BIG' }, { ...once, onProgress }),
    'SegmentLogged',
  )
  const ms = Math.round(performance.now() - began)
  say(`logged ${String(logged.count)} ${String(ms)} ${String(Math.round(peak / 1e6))}`)
  await log.close()
}

void main()

/** Long work on a terminal: a bar that says how far it is, and Ctrl-C. */
import { copyFileSync, existsSync } from 'node:fs'
import { fileOf, newLog, runIn } from './cli.js'

jest.setTimeout(120_000)

const env = { INTERACTION_LOG_ACTOR: 'u-1' }
/** Several pages more than what is on its way when the log is closed. */
const count = 2_000
const howMany = (text: string): number => Number(/(\d+)/.exec(text)?.[1])
/** The bar is drawn first when the first page is done; whether 500 is ever drawn is a matter of time. */
const firstPage = '0 interactions'
const goOn = 'Interrupted. Run it again to go on from there.\n'

const csv = fileOf(
  'many-rows.csv',
  ['id,date', ...Array.from({ length: count }, (_, n) => `${String(n)},2026-03-01`)].join('\n'),
)
const mapping = fileOf(
  'many-rows.json',
  JSON.stringify({
    source: 'many',
    key: '{id}',
    groups: [{ code: 'G', description: 'G' }],
    templates: [{ code: 'T', groupCode: 'G', description: 'T' }],
    fields: { contactId: 'P1', templateCode: 'T', date: '{date}' },
  }),
)

const newLogOnTerminal = () => {
  const log = newLog()
  const onTerminal = (argv: readonly string[], interruptAt?: string) =>
    runIn(env, [...argv, '--log', log.file], {
      isTTY: true,
      ...(interruptAt !== undefined && { interruptAt }),
    })
  return { ...log, onTerminal }
}

type Log = ReturnType<typeof newLogOnTerminal>

/** Makes a log once; each time it is asked for, it answers a copy. */
const copied = (make: (log: Log) => Promise<unknown>) => {
  const made = newLogOnTerminal()
  let making: Promise<unknown> | undefined
  return async (): Promise<Log> => {
    await (making ??= make(made))
    const copy = newLogOnTerminal()
    for (const ending of ['', '.key', '.views'])
      if (existsSync(made.file + ending)) copyFileSync(made.file + ending, copy.file + ending)
    return copy
  }
}

/** A log of many interactions with one contact. */
const longLog = copied(({ done }) => done('import', csv, '--mapping', mapping, '--currency', 'EUR'))

/** A log with a segment that is not logged yet. */
const largeSegment = copied(async ({ done }) => {
  await done('group', 'define', 'G', '--description', 'G', '--currency', 'EUR')
  await done('template', 'define', 'T', '--description', 'T', '--group', 'G')
  await done('segment', 'create', 'SM1', '--description', 'Letter', '--template', 'T')
  const lines = Array.from({ length: count }, (_line, n) => `P${String(n)},2026-03-01,S1`)
  const contacts = fileOf('lines.csv', ['contactId,date,salespersonCode', ...lines].join('\n'))
  await done('segment', 'add', 'SM1', '--csv', contacts)
})

describe('Ctrl-C', () => {
  it('stops cancel and purge, which go on from there', async () => {
    const { done, onTerminal } = await longLog()
    const canceled = await onTerminal(['cancel', '--all'], firstPage)
    expect(canceled.code).toBe(130)
    expect(canceled.stderr.endsWith(goOn)).toBe(true)
    const some = howMany(canceled.stdout)
    expect(some).toBeGreaterThanOrEqual(500)
    expect(some).toBeLessThan(count)
    const rest = await onTerminal(['cancel', '--all'])
    expect(rest).toMatchObject({ code: 0, stdout: `${String(count - some)} canceled.\n` })
    expect(rest.stderr).toContain(`${String(count - some)} interactions, 0 refused`)

    const purge = ['purge', '--all', '--basis', 'retention']
    const purged = await onTerminal([...purge, '--idempotency-key', 'k'], firstPage)
    expect(purged).toMatchObject({ code: 130, stdout: '' })
    expect(purged.stderr).toMatch(
      /\nInterrupted. Run it again under another idempotency key to go on from there.\n$/,
    )
    const last = await done(...purge)
    expect(last).toMatch(/^Purged: \d+ in batch .*\nWhat was purged is gone/)
    const batches = (await done('purges', '--json')).trim().split('\n')
    const register = batches.map((line) => JSON.parse(line) as Record<'count' | 'erasure', unknown>)
    expect(register.map(({ erasure }) => erasure)).toEqual(['Gone', 'Gone'])
    expect(register.reduce((sum, batch) => sum + Number(batch.count), 0)).toBe(count)
    expect(howMany(last)).toBeLessThan(count)
    expect(await done('log', '--json')).toBe('')
  })

  it('stops the erasure of a contact, which goes on from there', async () => {
    const { done, onTerminal } = await longLog()
    const erased = await onTerminal(['erase-contact', 'P1'], firstPage)
    expect(erased).toMatchObject({ code: 130, stdout: '' })
    expect(erased.stderr.endsWith(goOn)).toBe(true)
    expect(howMany(await done('erase-contact', 'P1'))).toBeLessThan(count)
    expect(JSON.parse(await done('export-contact', 'P1'))).toMatchObject({ interactions: [] })
  })

  it.each([
    ['before anything is recorded', 'checking', goOn, ['log', 'SM1']],
    [
      'while it is recorded',
      'recording',
      'Interrupted. Run "segment resume" to go on from there.\n',
      ['resume'],
    ],
  ])('stops the logging of a segment %s', async (_, phase, sentence, next) => {
    const { done, onTerminal } = await largeSegment()
    const logged = await onTerminal(['segment', 'log', 'SM1'], phase)
    expect(logged).toMatchObject({ code: 130, stdout: '' })
    expect(logged.stderr.endsWith(sentence)).toBe(true)
    await done('segment', ...next)
    const entries = (await done('log', '--segment', 'SM1', '--json')).trim().split('\n')
    expect(entries).toHaveLength(count)
  })
})

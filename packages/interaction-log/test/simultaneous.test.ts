/** The same key, given twice or more at the same instant: in one process, and in two. */
import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'
import {
  type ImportRow,
  type InteractionLog,
  openInteractionLog,
} from '@interaction-log/interaction-log'
import {
  defineTemplates,
  directory,
  entriesOf,
  expectType,
  newFile,
  onsite,
  openFile,
  record,
} from './opened.js'

type Log = InteractionLog<never>

const options = { idempotencyKey: 'call-1' }
const reused = { type: 'IdempotencyKeyReused' }

const inMemory = async (): Promise<readonly [Log, Log]> => {
  const memory = emptyMemory()
  const open = async () => {
    const opened = await openInteractionLog({
      store: memoryEventStore(memory),
      idKey: 'a0'.repeat(32),
      actor: 'u-1',
      currency: 'EUR',
      contacts: directory,
    })
    return expectType(opened, 'Opened').log
  }
  return [await open(), await open()]
}

const inAFile = async (): Promise<readonly [Log, Log]> => {
  const file = newFile()
  return [(await openFile({ file })).log, (await openFile({ file })).log]
}

const typesOf = (outcomes: readonly { readonly type: string }[]) =>
  outcomes.map(({ type }) => type).sort()

describe.each([
  ['memory', inMemory],
  ['SQLite', inAFile],
])('one key at the same instant, on %s (rule R51)', (_, open) => {
  const logs = async () => {
    const [one, two] = await open()
    await defineTemplates(one)
    return { one, two, pairs: [[one, one] as const, [one, two] as const] }
  }

  it('records once what says the same: exactly one is the first', async () => {
    const { one, two } = await logs()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? one : two).record(onsite, options)),
    )
    const recorded = outcomes.map((outcome) => expectType(outcome, 'Recorded'))
    expect(new Set(recorded.map(({ entryNo }) => entryNo)).size).toBe(1)
    expect(recorded.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(await entriesOf(one)).toHaveLength(1)
  })

  it('refuses the record that says something else', async () => {
    const { pairs } = await logs()
    for (const [n, [first, second]] of pairs.entries()) {
      const key = { idempotencyKey: `call-${String(n)}` }
      const outcomes = await Promise.all([
        first.record({ ...onsite, description: 'one' }, key),
        second.record({ ...onsite, description: 'two' }, key),
      ])
      expect(typesOf(outcomes)).toEqual(['IdempotencyKeyReused', 'Recorded'])
      const won = outcomes[0].type === 'Recorded' ? 'one' : 'two'
      expect((await entriesOf(first)).at(-1)).toMatchObject({ description: won })
    }
  })

  it('refuses the cancellation, the definition and the revision that say something else', async () => {
    const { pairs } = await logs()
    for (const [n, [first, second]] of pairs.entries()) {
      const key = { idempotencyKey: `change-${String(n)}` }
      const interactionId = await record(first)
      const both = async <A extends { readonly type: string }>(
        change: (log: Log, words: string) => Promise<A>,
      ) =>
        typesOf(
          await Promise.all([
            change(first, `one ${String(n)}`),
            change(second, `two ${String(n)}`),
          ]),
        )
      const once = ['Changed', 'IdempotencyKeyReused']
      expect(await both((log, reason) => log.cancel({ interactionId, reason }, key))).toEqual(once)
      expect(
        await both((log, description) =>
          log.defineGroup({ code: `G${String(n)}`, description }, key),
        ),
      ).toEqual(once)
      expect(
        await both((log, description) => log.reviseTemplate({ code: 'BUS', description }, key)),
      ).toEqual(once)
    }
  })

  it('refuses by a command id of the caller’s own, too', async () => {
    const { one } = await logs()
    const commandId = '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01'
    const outcomes = await Promise.all([
      one.record({ ...onsite, cost: '1' }, { commandId }),
      one.record({ ...onsite, cost: '2' }, { commandId }),
    ])
    expect(outcomes).toContainEqual(reused)
  })

  it('counts each row once in two imports of one file', async () => {
    const { one, two } = await logs()
    const rows = Array.from({ length: 700 }, (_, n): ImportRow => ({
      key: String(n),
      request: onsite,
    }))
    const imported = async (log: Log) => {
      const outcomes = []
      for await (const batch of log.importRows('crm', rows))
        outcomes.push(...batch.map(({ outcome }) => expectType(outcome, 'Recorded')))
      return outcomes
    }
    const all = (await Promise.all([imported(one), imported(two)])).flat()
    expect(all).toHaveLength(1400)
    expect(all.filter(({ repeated }) => !repeated)).toHaveLength(700)
    expect(new Set(all.map(({ entryNo }) => entryNo)).size).toBe(700)
  })

  it('refuses the row of two imports that says something else', async () => {
    const { one, two } = await logs()
    const imported = async (log: Log, cost: string) => {
      for await (const batch of log.importRows('crm', [{ key: '1', request: { ...onsite, cost } }]))
        return batch[0]?.outcome
      return undefined
    }
    expect(await Promise.all([imported(one, '1'), imported(two, '2')])).toContainEqual(reused)
  })
})

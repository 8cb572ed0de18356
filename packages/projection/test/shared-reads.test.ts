import { setTimeout as pause } from 'node:timers/promises'
import type { EventStore, ReadAll, Subscription, SubscriptionMessage } from '@interaction-log/core'
import { eventStoreContract, sampleEvent } from '@interaction-log/core/testing'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { sharedReads } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import { memorySubject } from '../../event-store-memory/test/subject.js'
import { right } from './view-store-rules.js'

describe('a store whose reads are shared', () => {
  it.each(eventStoreContract)('keeps the contract: $rule', async ({ holds }) => {
    const subject = memorySubject()
    await holds({
      ...subject,
      store: sharedReads(subject.store),
      reopen: async () => sharedReads(await subject.reopen()),
    })
  })
})

/** What is read of the store itself: every subscription with its range and what it has delivered. */
interface Read {
  readonly range: ReadAll
  events: number
  isOver: boolean
}

const watched = (store: EventStore = memoryEventStore()) => {
  const reads: Read[] = []
  let failures = 0
  const shared = sharedReads({
    ...store,
    subscribeToAll: (range): Subscription => {
      const read: Read = { range, events: 0, isOver: false }
      reads.push(read)
      const subscription = store.subscribeToAll(range)
      const messages = async function* () {
        try {
          for await (const message of subscription) {
            if (failures > 0) {
              failures -= 1
              yield E.left({ type: 'StoreUnavailable' as const, because: 'the network' })
              return
            }
            if (E.isRight(message) && message.right.type === 'Events')
              read.events += message.right.events.length
            yield message
          }
        } finally {
          read.isOver = true
        }
      }
      const iterator = messages()
      return { [Symbol.asyncIterator]: () => iterator, cancel: () => subscription.cancel() }
    },
  })
  return {
    store,
    shared,
    reads,
    open: () => reads.filter(({ isOver }) => !isOver),
    failOnce: () => {
      failures = 1
    },
  }
}

/** A store that says what it is told to say, to each subscription by itself. */
const scripted = () => {
  const reads: { range: ReadAll; say: (message: SubscriptionMessage) => void }[] = []
  const shared = sharedReads({
    ...memoryEventStore(),
    subscribeToAll: (range): Subscription => {
      const said: SubscriptionMessage[] = []
      const stopping = new AbortController()
      const messages = async function* () {
        while (!stopping.signal.aborted) {
          const message = said.shift()
          if (message !== undefined) yield E.right(message)
          else await pause(1, undefined, { ref: false })
        }
      }
      const iterator = messages()
      reads.push({ range, say: (message) => said.push(message) })
      return {
        [Symbol.asyncIterator]: () => iterator,
        cancel: () => {
          stopping.abort()
          return Promise.resolve()
        },
      }
    },
  })
  return { shared, reads }
}

const reading: Subscription[] = []

afterEach(async () => {
  for (const { cancel } of reading.splice(0)) await cancel()
})

/** Reads on by itself and notes what it is told. */
const reader = (store: EventStore, range: Partial<ReadAll> = {}) => {
  const subscription = store.subscribeToAll({ after: 0n, ...range })
  reading.push(subscription)
  const heard: string[] = []
  const listen = async () => {
    for await (const message of subscription)
      if (E.isLeft(message)) heard.push(message.left.type)
      else if (message.right.type === 'CaughtUp') heard.push('CaughtUp')
      else for (const { position } of message.right.events) heard.push(String(position))
    heard.push('end')
  }
  void listen()
  return { heard, cancel: subscription.cancel }
}

const append = async (store: EventStore, stream: `${string}-${string}`, count = 1) => {
  const { version } = right(await store.readStream(stream)())
  for (let n = 0; n < count; n++)
    right(await store.appendToStream(stream, version + n, [sampleEvent()])())
}

const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; !isSo() && tries < 400; tries++) await pause(5)
  expect(isSo()).toBe(true)
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => String(from + n))

describe('subscriptions that share their reads (rule R156)', () => {
  it('catch up as one, if they begin behind the same position', async () => {
    const { store, shared, reads } = watched()
    await append(store, 'note-1', 20)
    const both = [reader(shared, { batchSize: 3 }), reader(shared, { batchSize: 3 })]
    await until(() => both.every(({ heard }) => heard.includes('CaughtUp')))
    for (const { heard } of both) expect(heard).toEqual([...numbers(1, 20), 'CaughtUp'])
    expect(reads).toHaveLength(1)
    for (const { cancel } of both) await cancel()
  })

  it('get the very same batch, if they want the same of it', async () => {
    const { store, shared } = watched()
    await append(store, 'note-1', 3)
    const both = [0, 1].map(() =>
      shared.subscribeToAll({ after: 0n, categories: ['note'] })[Symbol.asyncIterator](),
    )
    const [one, other] = await Promise.all(
      both.map(async (messages) => {
        const next = await messages.next()
        const message = next.done === true ? undefined : right(next.value)
        return message?.type === 'Events' ? message.events : undefined
      }),
    )
    expect(one).toHaveLength(3)
    expect(one).toBe(other)
    for (const messages of both) await messages.return?.()
  })

  it('follow as one what comes, whatever their categories; each gets its own', async () => {
    const { store, shared, open } = watched()
    await append(store, 'note-1', 2)
    await append(store, 'task-1', 2)
    const notes = reader(shared, { categories: ['note'] })
    const tasks = reader(shared, { categories: ['task'] })
    const late = reader(shared, { after: 3n, categories: ['note', 'task'] })
    await until(() => [notes, tasks, late].every(({ heard }) => heard.includes('CaughtUp')))
    await until(() => open().length === 1)
    await append(store, 'note-1')
    await append(store, 'task-1')
    await append(store, 'other-1')
    await until(() => late.heard.length === 4)
    expect(notes.heard).toEqual(['1', '2', 'CaughtUp', '5'])
    expect(tasks.heard).toEqual(['3', '4', 'CaughtUp', '6'])
    expect(late.heard).toEqual(['4', 'CaughtUp', '5', '6'])
    expect(open()).toHaveLength(1)
    expect([...(open()[0]?.range.categories ?? [])].sort()).toEqual(['note', 'task'])
    for (const { cancel } of [notes, tasks, late]) await cancel()
  })

  it('are one again when one that came later has caught up; nothing is heard twice', async () => {
    const { store, shared, open } = watched()
    await append(store, 'note-1', 10)
    const first = reader(shared)
    await until(() => first.heard.includes('CaughtUp'))
    await append(store, 'note-1', 5)
    const second = reader(shared, { after: 4n })
    await until(() => second.heard.includes('CaughtUp') && open().length === 1)
    await append(store, 'note-1', 1)
    await until(() => first.heard.length === 17 && second.heard.length === 13)
    expect(first.heard).toEqual([...numbers(1, 10), 'CaughtUp', ...numbers(11, 16)])
    expect(second.heard.filter((said) => said !== 'CaughtUp')).toEqual(numbers(5, 16))
    for (const { cancel } of [first, second]) await cancel()
  })

  it('do not wait for ever for a slow one, which comes back when it has caught up', async () => {
    const { store, shared, reads, open } = watched()
    await append(store, 'note-1', 60)
    const quick = reader(shared, { batchSize: 2 })
    const slow = shared.subscribeToAll({ after: 0n, batchSize: 2 })[Symbol.asyncIterator]()
    await until(() => quick.heard.includes('CaughtUp'))
    const heard: string[] = []
    while (!heard.includes('CaughtUp')) {
      const next = await slow.next()
      if (next.done === true) throw new Error('it has ended')
      const message = right(next.value)
      if (message.type === 'Events') heard.push(...message.events.map((e) => String(e.position)))
      else heard.push(message.type)
    }
    expect(heard).toEqual([...numbers(1, 60), 'CaughtUp'])
    expect(reads.length).toBeGreaterThan(1)
    await until(() => open().length === 1)
    await quick.cancel()
    await slow.return?.()
    await until(() => open().length === 0)
  })

  it('read no further ahead of those that read than a few batches', async () => {
    const { store, shared, reads } = watched()
    await append(store, 'note-1', 200)
    const alone = shared.subscribeToAll({ after: 0n, batchSize: 2 })[Symbol.asyncIterator]()
    await alone.next()
    await pause(50)
    expect(reads[0]?.events).toBeLessThanOrEqual(14)
    await alone.return?.()
  })

  it('all hear that the store has failed; who tries again reads alone, and comes back', async () => {
    const { store, shared, open, failOnce } = watched()
    await append(store, 'note-1', 3)
    failOnce()
    const both = [reader(shared), reader(shared)]
    await until(() => both.every(({ heard }) => heard.includes('end')))
    for (const { heard } of both) expect(heard).toEqual(['StoreUnavailable', 'end'])
    const again = reader(shared, { after: 0n })
    await until(() => again.heard.includes('CaughtUp'))
    const later = reader(shared, { after: 2n })
    await until(() => later.heard.includes('CaughtUp') && open().length === 1)
    for (const { cancel } of [again, later]) await cancel()
  })

  it('go on when one of them ends, and read nothing more when the last one ends', async () => {
    const { store, shared, open } = watched()
    await append(store, 'note-1', 3)
    const [first, second] = [reader(shared), reader(shared)]
    await until(() => [first, second].every(({ heard }) => heard.includes('CaughtUp')))
    await first.cancel()
    await append(store, 'note-1')
    await until(() => second.heard.includes('4'))
    expect(first.heard).toEqual(['1', '2', '3', 'CaughtUp', 'end'])
    await second.cancel()
    await until(() => open().length === 0)
  })

  it('read again what one lacks that comes in behind the others, who do not hear it twice', async () => {
    const { store } = watched()
    await append(store, 'note-1', 3)
    const events = right(await store.readStream('note-1')()).events
    const { shared, reads } = scripted()
    const ahead = reader(shared)
    await until(() => reads.length === 1)
    reads[0]?.say({ type: 'Events', events })
    reads[0]?.say({ type: 'CaughtUp', position: 3n })
    await until(() => ahead.heard.includes('CaughtUp'))
    const behind = reader(shared)
    await until(() => reads.length === 2)
    reads[1]?.say({ type: 'Events', events: events.slice(0, 2) })
    reads[1]?.say({ type: 'CaughtUp', position: 2n })
    await until(() => reads.length === 3)
    expect(reads[2]?.range.after).toBe(2n)
    reads[2]?.say({ type: 'Events', events: events.slice(2) })
    await until(() => behind.heard.includes('3'))
    expect(behind.heard).toEqual(['1', '2', 'CaughtUp', '3'])
    expect(ahead.heard).toEqual(['1', '2', '3', 'CaughtUp'])
    for (const { cancel } of [ahead, behind]) await cancel()
  })

  it('hand a defect of the store on to everyone who reads', async () => {
    const bug = new Error('a bug')
    const broken: EventStore = {
      ...memoryEventStore(),
      subscribeToAll: () => {
        throw bug
      },
    }
    const shared = sharedReads(broken)
    const both = [0, 1].map(() => shared.subscribeToAll({ after: 0n })[Symbol.asyncIterator]())
    for (const messages of both) await expect(messages.next()).rejects.toBe(bug)
  })
})

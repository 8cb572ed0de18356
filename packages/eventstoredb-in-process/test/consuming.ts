/** Consumers of a persistent subscription, and what they are sent. */
import {
  type PersistentSubscriptionBase,
  type PersistentSubscriptionToAllResolvedEvent,
  type PersistentSubscriptionToStreamResolvedEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
} from '@eventstore/db-client'
import { setTimeout } from 'node:timers/promises'

type Delivered =
  PersistentSubscriptionToStreamResolvedEvent | PersistentSubscriptionToAllResolvedEvent

/** Waits until it holds; throws when that takes too long. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 4000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('waited in vain')
    await setTimeout(5)
  }
}

/** Long enough for whatever should not come. */
export const aWhile = (): Promise<void> => setTimeout(150)

export const fromStart = persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START })

/** Checkpoints as often as can be. */
export const eager = {
  ...fromStart,
  checkPointAfter: 1,
  checkPointLowerBound: 1,
  checkPointUpperBound: 1,
}

const textOf = (data: unknown): string =>
  data instanceof Uint8Array ? Buffer.from(data).toString('utf8') : JSON.stringify(data)

/** Type of the event, and which retry it is if it is one. */
const inWords = ({ event, link, retryCount }: Delivered): string => {
  const what = event?.type ?? `link to ${textOf(link?.data)}`
  return retryCount === 0 ? what : `${what} again (${String(retryCount)})`
}

export interface Consumer<Event> {
  readonly subscription: PersistentSubscriptionBase<Event>
  readonly words: () => readonly string[]
  /** Waits until so many messages have come in all; answers them. */
  readonly received: (count: number) => Promise<readonly Event[]>
  /** Waits until it is dropped; answers why. */
  readonly dropped: () => Promise<Error>
}

/** Resolves when the server has taken it in, or refused it. */
export const consume = async <Event extends Delivered>(
  subscription: PersistentSubscriptionBase<Event>,
): Promise<Consumer<Event>> => {
  const delivered: Event[] = []
  const errors: Error[] = []
  let isConfirmed = false
  subscription
    .on('confirmation', () => {
      isConfirmed = true
    })
    .on('error', (error) => {
      errors.push(error)
    })
    .on('data', (event) => {
      delivered.push(event)
    })
  await until(() => isConfirmed || errors.length > 0)
  return {
    subscription,
    words: () => delivered.map(inWords),
    received: async (count) => {
      await until(() => delivered.length >= count)
      return delivered
    },
    dropped: async () => {
      await until(() => errors.length > 0)
      return errors[0] ?? new Error('not dropped')
    },
  }
}

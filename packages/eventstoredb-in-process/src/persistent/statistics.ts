/**
 * What a group tells about itself.
 *
 * @since 0.1.0
 */
import type { Buffer } from './buffer.js'
import type { Consumer } from './consumer.js'
import type { Definition } from './definition.js'
import type { Intake } from './intake.js'
import type { Outstanding } from './outstanding.js'
import type { ParkingLot } from './parking-lot.js'
import type { Progress } from './progress.js'
import type { Place } from './source.js'

/**
 * @since 0.1.0
 */
export interface Traffic {
  readonly total: number
  readonly sinceLastTime: number
  readonly perSecond: number
}

/**
 * @since 0.1.0
 */
export interface Statistics {
  readonly definition: Definition
  readonly status: string
  readonly traffic: Traffic
  readonly consumers: readonly { readonly consumer: Consumer; readonly traffic: Traffic }[]
  readonly checkpoint: Place | undefined
  readonly lastKnown: Place | undefined
  readonly waiting: { readonly read: number; readonly live: number; readonly retries: number }
  readonly outstanding: number
  readonly parked: number
}

interface Parts {
  readonly definition: Definition
  readonly consumers: ReadonlySet<Consumer>
  readonly buffer: Buffer
  readonly outstanding: Outstanding
  readonly intake: Intake
  readonly lot: ParkingLot
  readonly progress: Progress
}

const statuses = {
  Live: 'Live',
  Behind: 'Behind',
  Unreadable: 'Behind, OutstandingPageRequest',
}

/**
 * @since 0.1.0
 */
export const newStatistics = (parts: Parts) => {
  const { definition, consumers, buffer, outstanding, intake, lot, progress } = parts
  const before = new WeakMap<Consumer, number>()
  let total = 0
  let totalBefore = 0
  let takenAt = Date.now()

  const traffic = (now: number, then: number, milliseconds: number): Traffic => ({
    total: now,
    sinceLastTime: now - then,
    perSecond: milliseconds === 0 ? 0 : Math.trunc(((now - then) * 1000) / milliseconds),
  })

  return {
    countDelivery: (): void => {
      total++
    },
    take: (): Statistics => {
      const milliseconds = Date.now() - takenAt
      const taken = {
        definition,
        status: statuses[intake.state()],
        traffic: traffic(total, totalBefore, milliseconds),
        consumers: [...consumers].map((consumer) => ({
          consumer,
          traffic: traffic(consumer.total, before.get(consumer) ?? 0, milliseconds),
        })),
        checkpoint: progress.checkpoint(),
        lastKnown: intake.lastKnown(),
        waiting: {
          read: buffer.read.length,
          live: intake.liveCount(),
          retries: buffer.retries.length,
        },
        outstanding: outstanding.messages().length,
        parked: lot.count(),
      }
      takenAt += milliseconds
      totalBefore = total
      for (const consumer of consumers) before.set(consumer, consumer.total)
      return taken
    },
  }
}

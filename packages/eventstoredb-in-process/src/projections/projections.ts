/**
 * The projections of the system. They are off until somebody enables them.
 *
 * @since 0.1.0
 */
import { changed, type Cluster } from '../cluster/cluster.js'
import { advance, newProjection, type Projection, type ProjectionStatus } from './projection.js'
import { systemProjections } from './system-projection.js'

/**
 * @since 0.1.0
 */
export interface Projections {
  readonly all: readonly Projection[]
  readonly enable: (projection: Projection) => void
  readonly disable: (projection: Projection, writesCheckpoint: boolean) => void
  /** From the beginning again: what it has written is hidden. */
  readonly reset: (projection: Projection) => void
  readonly stop: () => void
}

const end = (projection: Projection, status: ProjectionStatus): void => {
  if (projection.status === 'Running') projection.status = status
  projection.version++
}

/**
 * @since 0.1.0
 */
export const newProjections = (cluster: Cluster): Projections => {
  const all = systemProjections.map(newProjection)
  let isStopped = false

  const run = async (): Promise<void> => {
    for (let next = changed(cluster); !isStopped;) {
      await next
      next = changed(cluster)
      for (const projection of all) advance(cluster, projection)
    }
  }
  void run()

  return {
    all,
    enable: (projection) => {
      if (projection.status === 'Running') return
      projection.status = 'Running'
      projection.version++
      projection.processed = 0
      advance(cluster, projection)
    },
    disable: (projection, writesCheckpoint) => {
      if (writesCheckpoint) projection.checkpoint = projection.position
      end(projection, writesCheckpoint ? 'Stopped' : 'Aborted/Stopped')
    },
    reset: (projection) => {
      projection.version++
      projection.epoch = projection.version
      projection.next = 0
      projection.position = undefined
      projection.checkpoint = undefined
      projection.processed = 0
      projection.emittedTo.clear()
      advance(cluster, projection)
    },
    stop: () => {
      isStopped = true
    },
  }
}

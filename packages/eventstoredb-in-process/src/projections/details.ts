/**
 * Projections as they are described to clients.
 *
 * @since 0.1.0
 */
import generated from '@eventstore/db-client/generated/projections_pb.js'
import type { Projection } from './projection.js'

const { StatisticsResp } = generated

const positionText = (position: number | undefined): string =>
  position === undefined ? 'C:0/P:-1' : `C:${String(position)}/P:${String(position)}`

/**
 * @since 0.1.0
 */
export const detailsOf = (projection: Projection): generated.StatisticsResp => {
  const { system, status, version, epoch, position, checkpoint, processed } = projection
  const details = new StatisticsResp.Details()
    .setName(system.name)
    .setEffectivename(system.name)
    .setMode('Continuous')
    .setStatus(status)
    .setVersion(String(version))
    .setEpoch(String(epoch))
    .setPartitionscached(1)
    .setPosition(positionText(position))
    .setProgress(version === 0 ? -1 : 100)
    .setLastcheckpoint(positionText(checkpoint))
    .setEventsprocessedafterrestart(String(processed))
  return new StatisticsResp().setDetails(details)
}

/**
 * A caller and a command for tests.
 *
 * @since 0.1.0
 */
import type { CommandContext } from '../command/session.js'
import { ActorId } from '../values/opaque-id.js'
import { Uuid } from '../values/uuid.js'
import { sample } from './sample.js'

const commandId = sample(Uuid, '0d0c8f64-6f9e-4f5e-9c62-5a8a2f1f7e01')

/**
 * Someone gives the first command of a log.
 *
 * @category testing
 * @since 0.1.0
 */
export const sampleContext: CommandContext = {
  actor: sample(ActorId, 'u-17'),
  commandId,
  isKeyed: true,
  correlationId: commandId,
  causationId: commandId,
}

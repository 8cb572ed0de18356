/**
 * Each kind of stream with its rules and its codecs.
 *
 * @since 0.1.0
 */
import { groupDecider } from '../group/decider.js'
import { groupEvents } from '../group/event.js'
import { holdDecider } from '../hold/decider.js'
import { holdEvents } from '../hold/event.js'
import { interactionDecider } from '../interaction/decider.js'
import { interactionEvents } from '../interaction/event.js'
import { purgeBatchDecider } from '../purge-batch/decider.js'
import { purgeBatchEvents } from '../purge-batch/event.js'
import { segmentDecider } from '../segment/decider.js'
import { segmentEvents } from '../segment/event.js'
import { worksheetDecider } from '../segment/worksheet/decider.js'
import { worksheetEvents } from '../segment/worksheet/event.js'
import { templateDecider } from '../template/decider.js'
import { templateEvents } from '../template/event.js'
import { templateSetupDecider } from '../template-setup/decider.js'
import { templateSetupEvents } from '../template-setup/event.js'

export const interactionAggregate = { decider: interactionDecider, codecs: interactionEvents }
export const templateAggregate = { decider: templateDecider, codecs: templateEvents }
export const groupAggregate = { decider: groupDecider, codecs: groupEvents }
export const purgeBatchAggregate = { decider: purgeBatchDecider, codecs: purgeBatchEvents }
export const templateSetupAggregate = {
  decider: templateSetupDecider,
  codecs: templateSetupEvents,
}
export const segmentAggregate = { decider: segmentDecider, codecs: segmentEvents }
export const worksheetAggregate = { decider: worksheetDecider, codecs: worksheetEvents }
export const holdAggregate = { decider: holdDecider, codecs: holdEvents }

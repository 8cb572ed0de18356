/**
 * Everything that can stand in a log, in whichever stream.
 *
 * @since 0.1.0
 */
import type { EventCodecs } from './event/decode-event.js'
import { type GroupEvent, groupEvents } from './group/event.js'
import { type HoldEvent, holdEvents } from './hold/event.js'
import { type InteractionEvent, interactionEvents } from './interaction/event.js'
import { logEvents, type LogOpened } from './log/event.js'
import { type PurgeBatchEvent, purgeBatchEvents } from './purge-batch/event.js'
import { type SegmentEvent, segmentEvents } from './segment/event.js'
import { type WorksheetEvent, worksheetEvents } from './segment/worksheet/event.js'
import { worksheetCategory } from './segment/worksheet/stream.js'
import { type TemplateSetupEvent, templateSetupEvents } from './template-setup/event.js'
import { type TemplateEvent, templateEvents } from './template/event.js'

/**
 * @category model
 * @since 0.1.0
 */
export type DomainEvent =
  | LogOpened
  | InteractionEvent
  | TemplateEvent
  | GroupEvent
  | TemplateSetupEvent
  | SegmentEvent
  | WorksheetEvent
  | HoldEvent
  | PurgeBatchEvent

/**
 * @category codecs
 * @since 0.1.0
 */
export const domainEvents: EventCodecs<DomainEvent> = {
  ...logEvents,
  ...interactionEvents,
  ...templateEvents,
  ...groupEvents,
  ...templateSetupEvents,
  ...segmentEvents,
  ...worksheetEvents,
  ...holdEvents,
  ...purgeBatchEvents,
}

/**
 * The categories of the streams that hold them.
 *
 * @category model
 * @since 0.1.0
 */
export const domainCategories: readonly string[] = [
  'interactionLog',
  'interaction',
  'interactionTemplate',
  'interactionGroup',
  'interactionTemplateSetup',
  'segment',
  worksheetCategory,
  'hold',
  'purgeBatch',
]

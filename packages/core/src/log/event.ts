/**
 * How a log begins.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import type { EventCodecs } from '../event/decode-event.js'
import type { StreamName } from '../event/stream-name.js'
import { message } from '../message.js'
import { Currency } from '../values/money.js'
import { nullable } from '../values/nullable.js'

/**
 * The stream of the first event of every log.
 *
 * @category model
 * @since 0.1.0
 */
export const logStream: StreamName = 'interactionLog-main'

/**
 * @category codecs
 * @since 0.1.0
 */
export const LogOpened = message('LogOpened', {
  format: t.literal(1),
  /** By which another id key is noticed; null in a log made without a key. */
  idKeyCheck: nullable(t.string),
  currency: Currency,
})
/** @since 0.1.0 */
export interface LogOpened extends t.TypeOf<typeof LogOpened> {}

/**
 * @category codecs
 * @since 0.1.0
 */
export const logEvents: EventCodecs<LogOpened> = { LogOpened }

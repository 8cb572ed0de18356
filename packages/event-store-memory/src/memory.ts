/**
 * What the store keeps, as plain data: a store can be opened on it again, as on a file.
 *
 * @since 0.1.0
 */
import type { JsonObject, NewEvent, StoredEvent, StreamName } from '@interaction-log/core'

/**
 * The content of an event: its canonical texts and its nonce.
 *
 * @category model
 * @since 0.1.0
 */
export interface Content extends Pick<NewEvent, 'nonce'> {
  readonly data: string
  readonly metadata: string
}

/**
 * One event. Its skeleton stays for ever, its content until it is erased.
 *
 * @category model
 * @since 0.1.0
 */
export interface Row extends Omit<StoredEvent, keyof Content> {
  /** Listed by an erasing event: never handed out again. */
  hidden: boolean
  content: Content | undefined
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Memory {
  /** The event at position 1, 2, … */
  readonly log: (Row | undefined)[]
  /** The same rows by stream: the event at version 1, 2, … */
  readonly streams: Map<StreamName, (Row | undefined)[]>
  /** Version of the erasing event of every stream that is not erased yet. */
  readonly unfinished: Map<StreamName, number>
  /** Called when something may have changed. */
  readonly waiting: Set<() => void>
}

/**
 * @example
 * import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'
 *
 * const memory = emptyMemory()
 * await memoryEventStore(memory).close()()
 * assert.deepStrictEqual(await memoryEventStore(memory).head()(), { _tag: 'Right', right: 0n })
 *
 * @category constructors
 * @since 0.1.0
 */
export const emptyMemory = (): Memory => ({
  log: [],
  streams: new Map(),
  unfinished: new Map(),
  waiting: new Set(),
})

/**
 * A row and its content as an event of its own: parsed anew each time, so nothing is aliased.
 *
 * @since 0.1.0
 */
export const eventOf = (
  { log, stream, version, position, id, type }: Row,
  { data, metadata, nonce }: Content,
): StoredEvent => ({
  log,
  stream,
  version,
  position,
  id,
  type,
  data: JSON.parse(data) as JsonObject,
  metadata: JSON.parse(metadata) as JsonObject,
  nonce,
})

/**
 * What readers see of a row.
 *
 * @since 0.1.0
 */
export const readable = (row: Row | undefined): StoredEvent | undefined =>
  row === undefined || row.hidden || row.content === undefined
    ? undefined
    : eventOf(row, row.content)

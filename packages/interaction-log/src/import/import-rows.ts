/**
 * Recording many interactions from another system. Each row has a key of its own, so that importing
 * the same source again changes nothing and an interrupted import goes on.
 *
 * @since 0.1.0
 */
import {
  decodeInput,
  type EventStore,
  OpaqueId,
  recordInteraction,
  RecordRequest,
  recordRequestFields,
  type TemplateLookup,
  templateLookup,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { type CommandOptions, contextOf } from '../command/command-options.js'
import type { RecordRejection } from '../command/interaction-commands.js'
import { type Recorded, recorded } from '../command/outcome.js'
import { guardOf } from '../command/policy.js'
import type { Engine } from '../engine.js'
import { batches } from './batches.js'
import { type ImportRow, isRows, rowsOf } from './import-row.js'
import { inOrder } from './in-order.js'
import { readTogether } from './read-together.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface ImportedRow<Own> {
  readonly key: string
  readonly outcome: Recorded | RecordRejection<Own>
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Imports<Own> {
  /**
   * Records the rows of `source`, several hundred at a time, and yields what became of each. Entry
   * numbers follow the order of rows. What `rows` throws ends the loop with it. Leaving the loop ends it after the batch; nothing is half recorded.
   */
  readonly importRows: (
    source: string,
    rows: Iterable<ImportRow> | AsyncIterable<ImportRow>,
    options?: Pick<CommandOptions, 'actor'>,
  ) => AsyncIterable<readonly ImportedRow<Own>[]>
}

const batchSize = 512

const decodeRecord = decodeInput(RecordRequest, recordRequestFields)
const decodeKey = decodeInput(t.strict({ source: OpaqueId, key: OpaqueId }), ['source', 'key'])

/** Each template is read once a batch. */
const oncePerBatch = (templates: TemplateLookup): TemplateLookup => {
  const known = new Map<string, ReturnType<ReturnType<TemplateLookup>>>()
  return (code) => () => {
    const found = known.get(code) ?? templates(code)()
    known.set(code, found)
    return found
  }
}

export const imports = <Own>(engine: Engine<Own>): Imports<Own> => {
  const { session, directories, policy, ownWrites } = engine

  const importRow = async (
    source: string,
    { key, request }: ImportRow,
    options: CommandOptions,
    templates: TemplateLookup,
    store: EventStore,
  ): Promise<Recorded | RecordRejection<Own>> => {
    const named = decodeKey({ source, key })
    if (E.isLeft(named)) return named.left
    const decoded = decodeRecord({ ...request, source: { type: 'import', batch: source } })
    if (E.isLeft(decoded)) return decoded.left
    const naturalKey = ['import', source, key] as const
    const context = contextOf(engine, 'RecordInteraction', options, naturalKey)
    if (E.isLeft(context)) return context.left
    const record = recordInteraction({ ...session, store }, directories, templates)
    const guard = guardOf(policy, context.right.actor)
    const placed = await record(decoded.right, context.right, guard)()
    if (E.isLeft(placed)) return placed.left
    ownWrites.note('interaction', placed.right.entryNo)
    return recorded(placed.right)
  }

  return {
    importRows: async function* (source, rows, options = {}) {
      if (!isRows(rows)) {
        const expected = 'rows one by one'
        yield [{ key: '', outcome: { type: 'FieldInvalid', field: 'rows', expected } }]
        return
      }
      for await (const batch of batches(rowsOf(rows), batchSize)) {
        const templates = oncePerBatch(templateLookup(session))
        const [inTurn, together] = [inOrder(session.store), readTogether(session.store)]
        yield await Promise.all(
          batch.map(async (row) => ({
            key: row.key,
            outcome: await inTurn((store) =>
              together((eventAt) =>
                importRow(source, row, options, templates, { ...store, eventAt }),
              ),
            ),
          })),
        )
      }
    },
  }
}

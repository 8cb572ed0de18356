/**
 * The front door: one call opens a log with its views.
 *
 * @since 0.1.0
 */
import {
  anyCampaign,
  anyContact,
  anySalesperson,
  holdLookup,
  type InputRefusal,
  openLog,
  type OpenLogFailure,
} from '@interaction-log/core'
import { sharedReads } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import { ownWrites } from '../command/own-writes.js'
import type { Engine } from '../engine.js'
import { resume } from '../segment/resume.js'
import { functionsOf } from './functions-of.js'
import type { Opened } from './interaction-log.js'
import { decodeOptions, type Given, type OpenOptions } from './open-options.js'
import { type StoreProblem, type Stores, storesOf } from './open-stores.js'
import { openedViews, openViews } from './open-views.js'
import { safeCampaigns, safeContacts, safeDirectory } from './safe-directory.js'

/**
 * Why a log could not be opened; `explain` has a sentence for each.
 *
 * @category errors
 * @since 0.1.0
 */
export type OpenProblem = InputRefusal | StoreProblem | OpenLogFailure

/** How long opening waits, in the background, for the view of interrupted loggings: an hour. */
const patience = 3_600_000

const opened = async <Own>(
  options: OpenOptions<Own>,
  { actor, currency }: Given,
  stores: Stores,
): Promise<E.Either<OpenProblem, Opened<Own>>> => {
  const clock = options.clock ?? (() => new Date())
  const { viewStore, idKey } = stores
  const store = sharedReads(stores.store)
  const log = await openLog({ store, clock, actor, currency, idKey })()
  if (E.isLeft(log)) return log
  const views = await openViews(store, viewStore)
  if (E.isLeft(views)) return views
  const closing = new AbortController()
  const session = { store, log: log.right.log, clock }
  const engine: Engine<Own> = {
    session,
    actor,
    idKey: log.right.idKey,
    directories: {
      contacts: safeContacts(options.contacts ?? anyContact),
      salespeople: safeDirectory('salespeople', options.salespeople ?? anySalesperson),
      campaigns: safeCampaigns(options.campaigns ?? anyCampaign),
    },
    policy: options,
    viewStore,
    views: views.right,
    openedViews: openedViews(views.right),
    openPasts: new Set(),
    closing: closing.signal,
    ownWrites: ownWrites(),
    holds: holdLookup(session, log.right),
    runningBatches: new Set(),
    runningLoggings: new Set(),
  }
  // It goes on beside everything else; `resume` tells what becomes of it.
  const resumed = Promise.allSettled([resume(engine, patience)])
  return E.right({
    type: 'Opened',
    isNew: log.right.isNew,
    currency: log.right.currency,
    log: {
      ...functionsOf(engine),
      close: async () => {
        closing.abort()
        // At once: whatever waits for a view to stop would let work go on that is to end.
        const stopped = [...engine.openedViews].map(({ view }) => view.stop()())
        const closed = await stores.close()
        await Promise.all(stopped)
        // A replay that is under way has just been cut short.
        for (const past of engine.openPasts) await past.close()
        await resumed
        return E.isLeft(closed) ? closed.left : { type: 'Closed' }
      },
    },
  })
}

/**
 * Opens a log, and begins it if there is none: with its views, and in a file with its id key. Several
 * processes may open the same file at once.
 *
 * @example
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { openInteractionLog } from '@interaction-log/interaction-log'
 *
 * const file = join(mkdtempSync(join(tmpdir(), 'log-')), 'interactions.log')
 * const opened = await openInteractionLog({ file, actor: 'u-17', currency: 'EUR' })
 * assert.ok(opened.type === 'Opened')
 * const { log } = opened
 *
 * await log.defineGroup({ code: 'PHONE', description: 'Phone calls' })
 * await log.defineTemplate({ code: 'INCOME', groupCode: 'PHONE', description: 'Incoming call' })
 * const call = { contactId: 'CT000012', templateCode: 'INCOME', date: '2026-03-01' }
 * const recorded = await log.record({ ...call, salespersonCode: 'S1' })
 * assert.ok(recorded.type === 'Recorded')
 *
 * const page = await log.entries({ contact: 'CT000012' })
 * assert.ok(page.type === 'Entries')
 * assert.strictEqual(page.entries[0]?.description, 'Incoming call')
 *
 * await log.cancel({ interactionId: recorded.interactionId, reason: 'it was for somebody else' })
 * const purged = await log.purge({ basis: 'mistake', filter: { templateCode: 'INCOME' } })
 * assert.strictEqual(purged.type === 'Purged' && purged.erasure, 'Gone')
 *
 * assert.deepStrictEqual(await log.close(), { type: 'Closed' })
 *
 * @category constructors
 * @since 0.1.0
 */
export const openInteractionLog = async <const Own extends { readonly type: string } = never>(
  options: OpenOptions<Own>,
): Promise<Opened<Own> | OpenProblem> => {
  const given = decodeOptions(options)
  if (E.isLeft(given)) return given.left
  const stores = await storesOf(options, given.right)
  if (E.isLeft(stores)) return stores.left
  const log = await opened(options, given.right, stores.right)
  if (E.isRight(log)) return log.right
  await stores.right.close()
  return log.left
}

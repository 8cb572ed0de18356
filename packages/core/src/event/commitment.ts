/**
 * The commitment to an event, suite c1, and its leaf hash: how anyone can check years later that
 * nothing was altered, without a hash that could be guessed from.
 *
 * @since 0.1.0
 */
import { createHash, createHmac } from 'node:crypto'
import canonicalize from 'canonicalize'
import type * as t from 'io-ts'
import { branded } from '../values/branded.js'
import type { StoredEvent } from './stored-event.js'

/**
 * `c1.` and the 32 bytes of an HMAC-SHA-256 as base64url.
 *
 * @example
 * import { Commitment } from '@interaction-log/core'
 *
 * assert.strictEqual(Commitment.is('c1.M6veeNuy7b8KfIMVqjgd0ZcBhjB2RrFzCJmJLfPYI_Q'), true)
 *
 * @category codecs
 * @since 0.1.0
 */
export const Commitment = branded('Commitment', 'a commitment of suite c1', (s) =>
  /^c1\.[A-Za-z0-9_-]{43}$/.test(s),
)
/** @since 0.1.0 */
export type Commitment = t.TypeOf<typeof Commitment>

/**
 * What a commitment is computed from: the stored values, before any codec has read them.
 *
 * @category model
 * @since 0.1.0
 */
export type Committed = Omit<StoredEvent, 'position' | 'origin'>

/**
 * The text that is committed to: RFC 8785 of `{ data, id, log, metadata, stream, type, version }`.
 *
 * @example
 * import { type Committed, committedText } from '@interaction-log/core'
 *
 * const event = { data: { b: 1, a: 'x' }, stream: 'a-1', type: 'Noted', version: 1 }
 *
 * assert.strictEqual(
 *   committedText({ ...event, id: 'i', log: 'l', metadata: {}, nonce: 'n' } as unknown as Committed),
 *   '{"data":{"a":"x","b":1},"id":"i","log":"l","metadata":{},"stream":"a-1","type":"Noted","version":1}',
 * )
 *
 * @category stored format
 * @since 0.1.0
 */
export const committedText = ({ data, id, log, metadata, stream, type, version }: Committed) =>
  String(canonicalize({ data, id, log, metadata, stream, type, version }))

/**
 * HMAC-SHA-256 of the committed text under the event's own nonce.
 *
 * @example
 * import { type Committed, commitmentOf, randomNonce } from '@interaction-log/core'
 *
 * const event = {
 *   log: '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab',
 *   stream: 'a-1',
 *   version: 1,
 *   id: '3886929a-1cfa-5e9a-b46f-219424dddfa4',
 *   type: 'Noted',
 *   data: { text: 'x' },
 *   metadata: {},
 *   nonce: randomNonce(),
 * } as Committed
 *
 * assert.strictEqual(commitmentOf(event), commitmentOf({ ...event }))
 * assert.notStrictEqual(commitmentOf(event), commitmentOf({ ...event, data: { text: 'y' } }))
 * assert.notStrictEqual(commitmentOf(event), commitmentOf({ ...event, nonce: randomNonce() }))
 *
 * @category stored format
 * @since 0.1.0
 */
export const commitmentOf = (event: Committed): Commitment =>
  `c1.${createHmac('sha256', Buffer.from(event.nonce, 'base64url'))
    .update('interaction-log/commitment/1\n')
    .update(committedText(event))
    .digest('base64url')}` as Commitment

/**
 * The leaf of an event in a tree of commitments (RFC 6962), 32 bytes.
 *
 * @example
 * import { type Commitment, leafHashOf, type Uuid } from '@interaction-log/core'
 *
 * const log = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab' as Uuid
 * const commitment = 'c1.M6veeNuy7b8KfIMVqjgd0ZcBhjB2RrFzCJmJLfPYI_Q' as Commitment
 * const leaf = leafHashOf({ log, stream: 'note-1', version: 1, type: 'Noted' }, commitment)
 *
 * assert.strictEqual(leaf.length, 32)
 *
 * @category stored format
 * @since 0.1.0
 */
export const leafHashOf = (
  { log, stream, version, type }: Omit<Committed, 'data' | 'metadata' | 'nonce' | 'id'>,
  commitment: Commitment,
): Buffer =>
  createHash('sha256')
    .update(Buffer.of(0))
    .update(
      String(canonicalize(['interaction-log/leaf/1', log, stream, version, type, commitment])),
    )
    .digest()

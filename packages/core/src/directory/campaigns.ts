/**
 * The port through which campaigns are found.
 *
 * @since 0.1.0
 */
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { LocalDate } from '../values/local-date.js'
import { nullable } from '../values/nullable.js'
import { type ContactId, OpaqueId } from '../values/opaque-id.js'
import { optional } from '../values/optional.js'
import {
  answered,
  type Directory,
  directory,
  type DirectoryUnavailable,
  inMemory,
} from './directory.js'

/**
 * A marketing campaign. The description is for showing only.
 *
 * @category codecs
 * @since 0.1.0
 */
export const Campaign = t.readonly(
  t.strict({ id: OpaqueId, description: optional(nullable(t.string), null) }),
)
/** @since 0.1.0 */
export type Campaign = t.TypeOf<typeof Campaign>

/**
 * Campaigns by number. With `targeting` also the campaign that is active on a day and has the contact
 * among its targets: a document that is posted for it belongs to that campaign.
 *
 * @category model
 * @since 0.1.0
 */
export interface Campaigns extends Directory<Campaign> {
  readonly targeting?: (
    contactId: ContactId,
    date: LocalDate,
  ) => TaskEither<DirectoryUnavailable, OpaqueId | undefined>
}

/**
 * @category model
 * @since 0.1.0
 */
export interface CampaignInput {
  readonly id: string
  readonly description?: string | null
}

/**
 * Campaigns found by the caller's own function; and by another one, which may be left out, the number
 * of the campaign that targets a contact on a day.
 *
 * @example
 * import { campaigns, ContactId, LocalDate } from '@interaction-log/core'
 * import { sample } from '@interaction-log/core/testing'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const directory = campaigns(async (id) => ({ id, description: 'Spring letter' }))
 * const found = await directory.find('CP1')()
 *
 * assert.strictEqual(E.isRight(found) && found.right?.id, 'CP1')
 *
 * const targeted = campaigns(
 *   (id) => ({ id }),
 *   (contactId, date) => (contactId === 'P1' && date < '2026-06-01' ? 'CP1' : undefined),
 * )
 * const [contactId, date] = [sample(ContactId, 'P1'), sample(LocalDate, '2026-03-02')]
 *
 * assert.deepStrictEqual(await targeted.targeting?.(contactId, date)(), E.right('CP1'))
 *
 * @category constructors
 * @since 0.1.0
 */
export const campaigns = (
  find: (id: string) => Promise<CampaignInput | undefined> | CampaignInput | undefined,
  targeting?: (contactId: string, date: string) => Promise<string | undefined> | string | undefined,
): Campaigns => ({
  ...directory('campaigns', Campaign, find),
  ...(targeting && {
    targeting: (contactId, date) =>
      answered('campaigns', OpaqueId, () => targeting(contactId, date)),
  }),
})

/**
 * Exactly the campaigns of a list.
 *
 * @example
 * import { inMemoryCampaigns } from '@interaction-log/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const directory = inMemoryCampaigns([{ id: 'CP1' }])
 * const found = await directory.find('CP1')()
 *
 * assert.strictEqual(E.isRight(found) && found.right?.description, null)
 *
 * @category constructors
 * @since 0.1.0
 */
export const inMemoryCampaigns = (list: readonly CampaignInput[]): Campaigns =>
  campaigns(inMemory(list))

/**
 * Every number is a campaign.
 *
 * @example
 * import { anyCampaign } from '@interaction-log/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const found = await anyCampaign.find('CP9')()
 *
 * assert.strictEqual(E.isRight(found) && found.right?.id, 'CP9')
 *
 * @category constructors
 * @since 0.1.0
 */
export const anyCampaign: Campaigns = campaigns((id) => ({ id }))

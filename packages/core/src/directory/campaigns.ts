/**
 * The port through which campaigns are found.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { nullable } from '../values/nullable.js'
import { OpaqueId } from '../values/opaque-id.js'
import { optional } from '../values/optional.js'
import { type Directory, directory, inMemory } from './directory.js'

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
 * @category model
 * @since 0.1.0
 */
export type Campaigns = Directory<Campaign>

/**
 * @category model
 * @since 0.1.0
 */
export interface CampaignInput {
  readonly id: string
  readonly description?: string | null
}

/**
 * Campaigns found by the caller's own function.
 *
 * @example
 * import { campaigns } from '@interaction-log/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const directory = campaigns(async (id) => ({ id, description: 'Spring letter' }))
 * const found = await directory.find('CP1')()
 *
 * assert.strictEqual(E.isRight(found) && found.right?.id, 'CP1')
 *
 * @category constructors
 * @since 0.1.0
 */
export const campaigns = (
  find: (id: string) => Promise<CampaignInput | undefined> | CampaignInput | undefined,
): Campaigns => directory('campaigns', Campaign, find)

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

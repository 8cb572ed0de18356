/**
 * Whom a document or an e-mail is for, in the words of whoever made it: a customer, a vendor, or the
 * contact itself.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { ContactId, OpaqueId } from '../values/opaque-id.js'

const account = <Type extends string, No extends t.Mixed>(type: Type, no: No) =>
  t.readonly(t.strict({ type: t.literal(type), no }))

/**
 * The contact itself, or a customer or vendor, whose contact the directory of contacts knows.
 *
 * @category codecs
 * @since 0.1.0
 */
export const Account = t.union(
  [account('contact', ContactId), account('customer', OpaqueId), account('vendor', OpaqueId)],
  'a contact, customer or vendor, as { type, no }',
)
/** @since 0.1.0 */
export type Account = t.TypeOf<typeof Account>

/**
 * An account that is not the contact itself.
 *
 * @category model
 * @since 0.1.0
 */
export type CustomerOrVendor = Exclude<Account, { readonly type: 'contact' }>

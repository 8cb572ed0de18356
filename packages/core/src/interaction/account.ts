/**
 * Whom a document or an e-mail is for, in the words of whoever made it: a customer, a vendor, or the
 * contact itself.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { OpaqueId } from '../values/opaque-id.js'

/**
 * The contact itself, or the account of a customer or vendor, to which a contact belongs.
 *
 * @category codecs
 * @since 0.1.0
 */
export const Account = t.readonly(
  t.strict({
    type: t.keyof({ contact: null, customer: null, vendor: null }, 'contact, customer or vendor'),
    no: OpaqueId,
  }),
  'a contact, customer or vendor, as { type, no }',
)
/** @since 0.1.0 */
export type Account = t.TypeOf<typeof Account>

/**
 * How an interaction came into the log. It says nothing else: the segment stands apart.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { nullable } from '../values/nullable.js'
import { OpaqueId } from '../values/opaque-id.js'
import { strict } from '../values/strict.js'
import { Uuid } from '../values/uuid.js'
import { WholeNumber } from '../values/whole-number.js'

const documentKinds = [
  'salesQuote',
  'salesBlanketOrder',
  'salesOrderConfirmation',
  'salesInvoice',
  'salesShipment',
  'salesCreditMemo',
  'salesStatement',
  'salesReminder',
  'serviceOrderCreated',
  'serviceOrderPosted',
  'purchaseQuote',
  'purchaseBlanketOrder',
  'purchaseOrder',
  'purchaseInvoice',
  'purchaseReceipt',
  'purchaseCreditMemo',
  'coverSheet',
  'salesReturnOrder',
  'salesFinanceChargeMemo',
  'salesReturnReceipt',
  'purchaseReturnShipment',
  'purchaseReturnOrderConfirmation',
  'serviceContract',
  'serviceContractQuote',
  'serviceQuote',
  'salesDraftInvoice',
  'outgoingCall',
  'meetingInvitation',
] as const

/**
 * The kinds of documents that Business Central can log; what is printed, sent, said or asked on an
 * occasion of its own counts as one: a cover sheet, an outgoing call, an invitation to a meeting.
 *
 * @category codecs
 * @since 0.1.0
 */
export const DocumentKind = t.keyof(
  Object.fromEntries(documentKinds.map((kind) => [kind, null])) as Record<
    (typeof documentKinds)[number],
    null
  >,
  `one of ${documentKinds.join(', ')}`,
)
/** @since 0.1.0 */
export type DocumentKind = t.TypeOf<typeof DocumentKind>

const one = <Type extends string, Rest extends t.Props>(type: Type, rest: Rest) =>
  strict({ type: t.literal(type), ...rest })

/**
 * @category codecs
 * @since 0.1.0
 */
export const Source = t.union(
  [
    one('manual', {}),
    one('segment', {}),
    one('document', {
      kind: DocumentKind,
      no: nullable(OpaqueId),
      occurrence: nullable(WholeNumber),
      version: nullable(WholeNumber),
    }),
    one('email', { conversationId: nullable(OpaqueId) }),
    one('resend', { of: Uuid }),
    one('import', { batch: OpaqueId }),
  ],
  'manual, segment, document, email, resend or import',
)
/** @since 0.1.0 */
export type Source = t.TypeOf<typeof Source>

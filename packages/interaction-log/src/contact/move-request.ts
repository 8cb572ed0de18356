/**
 * Which contacts are merged, or which one is gone.
 *
 * @since 0.1.0
 */
import { ContactId, decodeInput, type InputRefusal } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Input } from '../command/input.js'

const planning = t.exact(t.partial({ dryRun: t.boolean }))
const MergeContacts = t.readonly(
  t.intersection([t.strict({ from: ContactId, into: ContactId }), planning]),
)
const DetachContact = t.readonly(t.intersection([t.strict({ contactId: ContactId }), planning]))

/** @since 0.1.0 */
export type MergeContactsInput = Input<t.TypeOf<typeof MergeContacts>>
/** @since 0.1.0 */
export type DetachContactInput = Input<t.TypeOf<typeof DetachContact>>

export type MergeContactsRequest = t.TypeOf<typeof MergeContacts>

const decode = decodeInput(MergeContacts, ['from', 'into', 'dryRun'])

export const decodeMerge = (input: unknown): E.Either<InputRefusal, MergeContactsRequest> =>
  E.filterOrElse(
    ({ from, into }: MergeContactsRequest) => from !== into,
    (): InputRefusal => ({ type: 'FieldInvalid', field: 'into', expected: 'another contact' }),
  )(decode(input))

export const decodeDetach = decodeInput(DetachContact, ['contactId', 'dryRun'])

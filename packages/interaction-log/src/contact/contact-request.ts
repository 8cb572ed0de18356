/**
 * Whom an export or an erasure is about.
 *
 * @since 0.1.0
 */
import { ContactId, decodeInput, PurgeBasis } from '@interaction-log/core'
import * as t from 'io-ts'
import type { Input } from '../command/input.js'

const ExportContact = t.readonly(t.strict({ contactId: ContactId }))
const EraseContact = t.readonly(t.strict({ contactId: ContactId, basis: PurgeBasis }))

/** @since 0.1.0 */
export type ExportContactInput = Input<t.TypeOf<typeof ExportContact>>
/** @since 0.1.0 */
export type EraseContactInput = Input<t.TypeOf<typeof EraseContact>>

export type EraseContactRequest = t.TypeOf<typeof EraseContact>

export const decodeExport = decodeInput(ExportContact, ['contactId'])
export const decodeErase = decodeInput(EraseContact, ['contactId', 'basis'])

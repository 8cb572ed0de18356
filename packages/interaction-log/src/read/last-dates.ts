/**
 * When somebody was last in touch with a contact, or with a company and its persons.
 *
 * @since 0.1.0
 */
import { ContactId, decodeInput, type InputRefusal, type LocalDate } from '@interaction-log/core'
import type { QueryFailure } from '@interaction-log/projection'
import { lastAttempt, lastInteraction } from '@interaction-log/projection-contact-log'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Engine } from '../engine.js'
import { patience } from './read-requests.js'
import { ready } from './ready.js'

/**
 * Either the contact or the company.
 *
 * @category model
 * @since 0.1.0
 */
export interface LastDatesInput {
  /** Exactly this contact. */
  readonly contact?: string
  /** This company and its persons, as they were at recording. */
  readonly company?: string
  /** How long to wait for the view, in milliseconds: 5,000 if left out. */
  readonly withinMs?: number
}

/**
 * Days in the calendar of whoever recorded; null = never. Canceled interactions do not count.
 *
 * @category model
 * @since 0.1.0
 */
export interface LastDates {
  readonly type: 'LastDates'
  /** The latest date of an interaction whose attempt did not fail. */
  readonly lastInteraction: LocalDate | null
  /** The latest date of an interaction that we initiated, failed or not. */
  readonly lastAttempt: LocalDate | null
}

const fields = { contact: ContactId, company: ContactId, withinMs: patience }
const decode = decodeInput(t.exact(t.partial(fields)), Object.keys(fields))

export const lastDates =
  <Own>(engine: Engine<Own>) =>
  async (input: LastDatesInput): Promise<LastDates | InputRefusal | QueryFailure> => {
    const request = decode(input)
    if (E.isLeft(request)) return request.left
    const { contact, company, withinMs } = request.right
    if ((contact === undefined) === (company === undefined))
      return { type: 'FieldInvalid', field: 'contact', expected: 'either contact or company' }
    const { contactLog } = engine.views
    const isReady = await ready(engine, contactLog, ['interaction'], withinMs)()
    if (E.isLeft(isReady)) return isReady.left
    const interaction = await contactLog.query(
      lastInteraction({ contactId: contact, companyId: company }),
    )()
    if (E.isLeft(interaction)) return interaction.left
    const attempt = await contactLog.query(
      lastAttempt({ contactId: contact, companyId: company }),
    )()
    if (E.isLeft(attempt)) return attempt.left
    return {
      type: 'LastDates',
      lastInteraction: interaction.right.rows[0]?.date ?? null,
      lastAttempt: attempt.right.rows[0]?.date ?? null,
    }
  }

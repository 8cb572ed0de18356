/**
 * Whose an interaction is, and where it moves when contacts are merged or deleted.
 *
 * @since 0.1.0
 */
import type { ContactId } from '../values/opaque-id.js'
import type { InteractionId } from './event.js'
import type { InteractionContactDetached, InteractionReassigned } from './moved.js'

/**
 * The contact, and its company: itself for a company, null for an independent person.
 *
 * @category model
 * @since 0.1.0
 */
export interface Belonging {
  readonly contactId: ContactId
  readonly companyId: ContactId | null
}

/**
 * The contact `from` was merged into another: what is of it moves there.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReassignInteraction {
  readonly type: 'ReassignInteraction'
  readonly interactionId: InteractionId
  readonly from: ContactId
  readonly into: Belonging
}

/**
 * This contact was deleted: what is of it moves to its company, or is nobody's.
 *
 * @category model
 * @since 0.1.0
 */
export interface DetachInteraction {
  readonly type: 'DetachInteraction'
  readonly interactionId: InteractionId
  readonly contactId: ContactId
}

/**
 * @category model
 * @since 0.1.0
 */
export type MoveInteraction = ReassignInteraction | DetachInteraction

type Move = InteractionReassigned | InteractionContactDetached | undefined

/** Persons of a company that was merged stay who they are, and are of the other company. */
const moveByMerge = (
  { from, into }: ReassignInteraction,
  { contactId, companyId }: Belonging,
): Move => {
  if (from === into.contactId || (contactId !== from && companyId !== from)) return undefined
  const next = contactId === from ? into : { contactId, companyId: into.companyId }
  if (next.contactId === contactId && next.companyId === companyId) return undefined
  return { type: 'InteractionReassigned', data: { ...next, cause: { type: 'contactMerged' } } }
}

/** A person leaves them to its company; a company leaves its own and its persons' to nobody. */
const moveByDeletion = (
  { contactId: deleted }: DetachInteraction,
  { contactId, companyId }: Belonging,
): Move => {
  if (contactId !== deleted && companyId !== deleted) return undefined
  const cause = { type: 'contactDeleted' } as const
  return companyId === null || companyId === deleted
    ? { type: 'InteractionContactDetached', data: { cause } }
    : { type: 'InteractionReassigned', data: { contactId: companyId, companyId, cause } }
}

/** Undefined: it stays where it is, or is nobody's already. */
export const moveOf = (command: MoveInteraction, belongsTo: Belonging | null): Move => {
  if (belongsTo === null) return undefined
  return command.type === 'ReassignInteraction'
    ? moveByMerge(command, belongsTo)
    : moveByDeletion(command, belongsTo)
}

/**
 * Recording a document or an e-mail by itself: with the template of its kind, for the contact of its
 * account. `RecordingSkipped` stands on the left and is no error: there was nothing to do.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Campaigns } from '../directory/campaigns.js'
import type { DirectoryUnavailable } from '../directory/directory.js'
import type { InteractionCommand } from '../interaction/command.js'
import type { RecordingFacts } from '../interaction/recording-facts.js'
import type { RecordRequest } from '../interaction/record-request.js'
import type { InteractionState } from '../interaction/state.js'
import { type TemplateUnfit, unfitTemplate } from '../template-setup/unfit-template.js'
import type { ContactId } from '../values/opaque-id.js'
import type { AutomaticRecording } from './automatic-recording.js'
import { readTemplateSetup } from './change-template-setup.js'
import { contactOf } from './recognise-recording.js'
import { type Directories, gatherFacts } from './gather-facts.js'
import type { Guard } from './guard.js'
import type { CommandFailure } from './handled.js'
import { type InteractionPlaced, placeInteraction } from './place-interaction.js'
import type { RecordFailure } from './record-interaction.js'
import { type RecordingSkipped, skipped } from './recording-skipped.js'
import { isSameRecording } from './same-recording.js'
import type { CommandContext, LogSession } from './session.js'
import type { TemplateLookup } from './template-lookup.js'

/**
 * @category errors
 * @since 0.1.0
 */
export type AutomaticFailure = RecordFailure | TemplateUnfit

type Campaign = Pick<RecordRequest, 'campaignNo' | 'campaignTarget'>

/** Of a posted document that names no campaign: the one that targets the contact, if there is one. */
const campaignOf = async (
  { said, isPosted }: AutomaticRecording,
  { targeting }: Campaigns,
  contactId: ContactId,
): Promise<E.Either<DirectoryUnavailable, Campaign>> => {
  if (!isPosted || said.campaignNo !== undefined || targeting === undefined) return E.right({})
  const campaignNo = await targeting(contactId, said.date)()
  if (E.isLeft(campaignNo)) return campaignNo
  return E.right(
    campaignNo.right === undefined
      ? {}
      : { campaignNo: campaignNo.right, campaignTarget: said.campaignTarget ?? true },
  )
}

/** What the caller itself said: the template is found, and so may be the contact. */
const saidBy = ({ said, account }: AutomaticRecording): Partial<RecordRequest> =>
  account.type === 'contact' ? { ...said, contactId: account.no } : said

/**
 * Records an interaction from the template that its kind is mapped to.
 *
 * @example
 * import {
 *   anyCampaign,
 *   anyContact,
 *   anySalesperson,
 *   emailRecording,
 *   EmailRequest,
 *   recordAutomatically,
 *   templateLookup,
 * } from '@interaction-log/core'
 * import { sample, sampleContext } from '@interaction-log/core/testing'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const store = memoryEventStore()
 * const session = { store, log: sampleContext.commandId, clock: () => new Date() }
 * const directories = {
 *   contacts: anyContact,
 *   salespeople: anySalesperson,
 *   campaigns: anyCampaign,
 * }
 * const request = sample(EmailRequest, {
 *   messageId: '<4711@mail.example>',
 *   account: { type: 'contact', no: 'P1' },
 *   date: '2026-03-02',
 *   direction: 'inbound',
 * })
 * const record = recordAutomatically(session, directories, templateLookup(session))
 * const anyone = () => E.right(undefined)
 *
 * assert.deepStrictEqual(
 *   await record(emailRecording(request), sampleContext, anyone)(),
 *   E.left({ type: 'RecordingSkipped', because: 'NoTemplateForKind' }),
 * )
 *
 * @category command handling
 * @since 0.1.0
 */
export const recordAutomatically =
  (session: LogSession, directories: Directories, templates: TemplateLookup) =>
  <Refusal>(
    recording: AutomaticRecording,
    context: CommandContext,
    guard: Guard<InteractionCommand, InteractionState, Refusal>,
  ): TaskEither<AutomaticFailure | RecordingSkipped | Refusal, InteractionPlaced> => {
    const { kind, account, said, keyFor } = recording

    const prepared = async (): Promise<
      E.Either<
        RecordingSkipped | TemplateUnfit | CommandFailure | DirectoryUnavailable,
        { readonly request: RecordRequest; readonly facts: RecordingFacts }
      >
    > => {
      const setup = await readTemplateSetup(session)()
      if (E.isLeft(setup)) return setup
      const templateCode = setup.right.templates.get(kind)
      if (templateCode === undefined) return skipped('NoTemplateForKind')
      const contactId = await contactOf(directories.contacts, account)()
      if (E.isLeft(contactId)) return contactId
      if (contactId.right === undefined) return skipped('NoContactForAccount')
      const campaign = await campaignOf(recording, directories.campaigns, contactId.right)
      if (E.isLeft(campaign)) return campaign
      const request = { ...said, ...campaign.right, contactId: contactId.right, templateCode }
      const facts = await gatherFacts(directories, templates, request)()
      if (E.isLeft(facts)) return facts
      const { contact, template } = facts.right
      if (contact === undefined) return skipped('NoContactForAccount')
      if (contact.privacyBlocked) return skipped('ContactPrivacyBlocked')
      const unfit =
        template.type === 'Defined' ? unfitTemplate(kind, templateCode, template.fields) : undefined
      return unfit ? E.left(unfit) : E.right({ request, facts: facts.right })
    }

    return placeInteraction(session)(
      prepared,
      // What is recognised by itself is the same, whatever else is said of it.
      (event) => keyFor !== undefined || isSameRecording(saidBy(recording), event),
      context,
      guard,
    )
  }

/**
 * A recording that is repeated must say the same: what the caller gave is compared with what was
 * recorded; what it left to defaults is not.
 *
 * @since 0.1.0
 */
import type { InteractionRecorded } from '../interaction/recorded.js'
import type { RecordRequest } from '../interaction/record-request.js'
import { saysTheSame } from './same-fields.js'

const asRequest = (data: InteractionRecorded['data']) => ({
  ...data,
  correspondenceType: data.correspondenceTypeRequested,
  campaignNo: data.campaign?.no ?? null,
  campaignTarget: data.campaign?.target,
  campaignResponse: data.campaign?.response,
  attachmentId: data.attachment?.kind === 'unique' ? data.attachment.id : null,
  segmentNo: data.segment?.no ?? null,
})

export const isSameRecording = (
  request: Partial<RecordRequest>,
  { data }: InteractionRecorded,
): boolean => saysTheSame(request, asRequest(data))

/**
 * Refusals of segments.
 *
 * @since 0.1.0
 */
import type { Problem, Sentences } from './problem.js'

type OfSegments = Extract<Problem['type'], `Segment${string}` | `LoggedSegment${string}`>

export const ofSegments: Sentences<OfSegments> = {
  LoggedSegmentGone: ({ loggedSegmentId }) => `Logged segment ${loggedSegmentId} is deleted.`,
  LoggedSegmentIncomplete: ({ loggedSegmentId }) =>
    `Segment ${loggedSegmentId} is still being logged. Resume that, if it was interrupted.`,
  LoggedSegmentIsCanceled: ({ interactionId, loggedSegmentId }) =>
    `Interaction ${interactionId} belongs to logged segment ${loggedSegmentId}, which is canceled. ` +
    'Reinstate the segment, or delete it first.',
  LoggedSegmentNotCanceled: ({ loggedSegmentId }) =>
    `Logged segment ${loggedSegmentId} is not canceled. Only canceled ones can be deleted.`,
  LoggedSegmentNotFound: ({ loggedSegmentId }) =>
    `There is no logged segment ${loggedSegmentId}. Write it as number/run, for example SM1/1.`,
  SegmentAlreadyLogged: ({ loggedSegmentId }) =>
    `It is logged, as ${loggedSegmentId}. Take another number, or cancel and delete that first.`,
  SegmentDescriptionRequired: ({ segmentNo }) =>
    `Segment ${segmentNo} needs a description before it is logged.`,
  SegmentEmpty: ({ segmentNo }) => `Segment ${segmentNo} has no lines. Add some.`,
  SegmentFull: ({ segmentNo }) =>
    `Segment ${segmentNo} takes no further change. Log it, or use another segment.`,
  SegmentLineNotFound: ({ segmentNo, lineNo }) =>
    `Segment ${segmentNo} has no line ${String(lineNo)}. Nothing was changed.`,
  SegmentLinesRefused: ({ segmentNo, count, refusals }) =>
    `Lines of segment ${segmentNo} that are refused: ${String(count)}. Nothing was logged. ` +
    `The first is line ${String(refusals[0]?.lineNo)}.`,
  SegmentLinesOnHold: ({ segmentNo }) =>
    `Segment ${segmentNo} keeps the lines of the contact: there is a hold on it.`,
  SegmentNoTaken: ({ field, segmentNo }) =>
    `${field}: there is a segment ${segmentNo} that is not logged yet. Take another number.`,
  SegmentNotFound: ({ field, segmentNo }) => `${field}: there is no segment ${segmentNo}.`,
  SegmentWorksheetGone: ({ segmentNo }) => `Segment ${segmentNo} has just been logged.`,
}

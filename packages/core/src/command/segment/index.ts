/**
 * @since 0.1.0
 */
export * from './change-logged-segment.js'
export * from './change-worksheet.js'
export * from './create-segment.js'
export { freeOfSegment, type LoggedSegmentIsCanceled } from './free-of-segment.js'
export { type FinishedLogging, type FinishFailure, finishLogging } from './finish-logging.js'
export { type LoggedNow, logSegment, type LogSegmentFailure } from './log-segment.js'
export { type LoggingRejection, type SegmentLinesRefused } from './logging-rejection.js'
export { type WorksheetFailure } from './on-worksheet.js'
export { type LoggingProgress } from './progress.js'
export { readSegment, type SegmentRead } from './read-segment.js'
export { type LineRefused } from './resolve-lines.js'
export { type ReplaceFailure, replaceWorksheet } from './replace-worksheet.js'
export { traceContact, type TracedLine } from './trace-contact.js'

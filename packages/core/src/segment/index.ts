/**
 * @since 0.1.0
 */
export * from './command.js'
export { segmentDecider, type SegmentRejection } from './decider.js'
export * from './event.js'
export { SegmentDefaults, SegmentLine, segmentDefaultFields, segmentLineFields } from './line.js'
export * from './logged-segment-id.js'
export { type LastRun, type SegmentState } from './state.js'
export * from './worksheet/index.js'

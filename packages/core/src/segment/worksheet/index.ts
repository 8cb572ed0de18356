/**
 * @since 0.1.0
 */
export * from './command.js'
export * from './decider.js'
export * from './event.js'
export * from './rejection.js'
export { linesOf, type OpenWorksheet, type WorksheetState } from './state.js'
export * from './stream.js'

/**
 * @since 0.1.0
 */
export type { Checkpoint } from './checkpoint.js'
export type { Compared, Differences, RowDifference } from './differences.js'
export { sqliteViewStore } from './sqlite/sqlite-view-store.js'
export * from './memory/memory-view-store.js'
export * from './condition.js'
export * from './query.js'
export * from './view-state.js'
export * from './view-store.js'
export * from './view.js'
export * from './words.js'

/**
 * @since 0.1.0
 */
export type { BuildProgress } from './building/build-progress.js'
export type { ViewStatus } from './progress.js'
export * from './run-projection.js'
export * from './shared-reads/index.js'
export type { LogRewound } from './verify-checkpoint.js'

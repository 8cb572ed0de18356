/**
 * @since 0.1.0
 */
export * from './as-of.js'
export type { PastView } from './past-view.js'
export type { AsOfPoint, AsOfProgress } from './point.js'

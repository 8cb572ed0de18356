/**
 * @since 0.1.0
 */
export * from './command/index.js'
export * from './decider.js'
export * from './directory/index.js'
export * from './event/index.js'
export * from './event-store/index.js'
export * from './group/index.js'
export * from './hold/index.js'
export * from './ids/index.js'
export * from './interaction/index.js'
export * from './log/index.js'
export * from './match.js'
export * from './message.js'
export * from './purge-batch/index.js'
export * from './template/index.js'
export * from './values/index.js'

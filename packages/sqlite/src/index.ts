/**
 * @since 0.1.0
 */
export * from './execute-aside.js'
export * from './attempt.js'
export * from './binding.js'
export * from './checkpoint.js'
export * from './failure.js'
export type { FileIdentity } from './file-identity.js'
export * from './open-database.js'
export * from './temporary-database.js'

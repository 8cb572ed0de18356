/**
 * @since 0.1.0
 */
export * from './campaigns.js'
export * from './contact.js'
export * from './contacts.js'
export { type Directory, type DirectoryUnavailable } from './directory.js'
export * from './salespeople.js'

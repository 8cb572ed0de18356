/**
 * @since 0.1.0
 */
export { emptyMemory, type Content, type Memory, type Row } from './memory.js'
export * from './memory-event-store.js'

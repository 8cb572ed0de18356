/**
 * @since 0.1.0
 */
export * from './canonical-text.js'
export * from './commitment.js'
export * from './erasing-event.js'
export * from './json.js'
export * from './nonce.js'
export * from './original-position.js'
export * from './stored-event.js'
export * from './stream-name.js'
export * from './decode-event.js'
export * from './metadata.js'

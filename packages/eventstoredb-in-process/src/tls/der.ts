/**
 * As much of DER as a certificate takes.
 *
 * @since 0.1.0
 */

const lengthOf = (bytes: number): Buffer => {
  if (bytes < 0x80) return Buffer.from([bytes])
  return bytes < 0x100 ? Buffer.from([0x81, bytes]) : Buffer.from([0x82, bytes >> 8, bytes & 0xff])
}

/**
 * At most 65,535 bytes.
 *
 * @since 0.1.0
 */
export const tagged = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body])
}

/**
 * @since 0.1.0
 */
export const sequence = (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, ...parts)

/**
 * @since 0.1.0
 */
export const set = (...parts: readonly Uint8Array[]): Buffer => tagged(0x31, ...parts)

/**
 * @since 0.1.0
 */
export const integer = (bytes: Uint8Array): Buffer => tagged(0x02, bytes)

/**
 * @since 0.1.0
 */
export const yes = tagged(0x01, Buffer.from([0xff]))

/**
 * @since 0.1.0
 */
export const bitString = (bytes: Uint8Array): Buffer => tagged(0x03, Buffer.from([0]), bytes)

/**
 * @since 0.1.0
 */
export const octetString = (bytes: Uint8Array): Buffer => tagged(0x04, bytes)

/**
 * @since 0.1.0
 */
export const utf8String = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'))

/**
 * An object identifier from the hexadecimal of its encoding.
 *
 * @since 0.1.0
 */
export const oid = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'))

/**
 * To the second.
 *
 * @since 0.1.0
 */
export const generalizedTime = (date: Date): Buffer =>
  tagged(0x18, Buffer.from(date.toISOString().replaceAll(/[-:T]|\.\d+/g, ''), 'latin1'))

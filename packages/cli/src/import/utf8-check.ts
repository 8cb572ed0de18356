/**
 * Whether bytes are UTF-8: to replace those that are not would store what nobody wrote.
 *
 * @since 0.1.0
 */
import { Buffer } from 'node:buffer'

const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80

/** Where the bytes differ from those of the text that they would be read as. */
const firstWrong = (chunk: Uint8Array): number => {
  const start = chunk.findIndex((byte) => !isContinuation(byte))
  const rest = Buffer.from(chunk.subarray(Math.max(start, 0)))
  const wrong = Buffer.from(rest.toString()).findIndex((byte, index) => byte !== rest[index])
  return wrong === -1 ? 0 : start + wrong
}

/**
 * Answers chunk after chunk where the first byte in it is that is wrong; `undefined` = all are well.
 * No chunk means the end.
 */
export const utf8Check = (): ((chunk?: Uint8Array) => number | undefined) => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (chunk) => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined })
      return undefined
    } catch {
      return chunk === undefined ? 0 : firstWrong(chunk)
    }
  }
}

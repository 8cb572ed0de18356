/**
 * Ids on the wire: as text, or as two signed halves of 64 bits.
 *
 * @since 0.1.0
 */
import shared from '@eventstore/db-client/generated/shared_pb.js'

const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')

/**
 * @since 0.1.0
 */
export const uuidFrom = (uuid: shared.UUID | undefined): string => {
  const halves = uuid?.getStructured()
  if (halves === undefined) return (uuid?.getString() ?? '').toLowerCase()
  const bytes = Buffer.alloc(16)
  bytes.writeBigInt64BE(BigInt(halves.getMostSignificantBits()), 0)
  bytes.writeBigInt64BE(BigInt(halves.getLeastSignificantBits()), 8)
  return dashed(bytes.toString('hex'))
}

/**
 * @since 0.1.0
 */
export const uuidAsText = (id: string): shared.UUID => {
  const uuid = new shared.UUID()
  uuid.setString(id)
  return uuid
}

/**
 * @since 0.1.0
 */
export const uuidAsHalves = (id: string): shared.UUID => {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  const halves = new shared.UUID.Structured()
  halves.setMostSignificantBits(String(bytes.readBigInt64BE(0)))
  halves.setLeastSignificantBits(String(bytes.readBigInt64BE(8)))
  const uuid = new shared.UUID()
  uuid.setStructured(halves)
  return uuid
}

/** A seeded source of choices: the same seed gives the same history on every machine. */
import { createCipheriv, createHash } from 'node:crypto'
import { Nonce, Uuid } from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'

export interface Chance {
  /** From 0 to `limit - 1`. */
  readonly below: (limit: number) => number
  /** True in so many of a thousand. */
  readonly permille: (share: number) => boolean
  readonly oneOf: <A>(choices: readonly A[]) => A
  readonly uuid: () => Uuid
  readonly nonce: () => Nonce
}

const room = 1 << 16

export const chance = (seed: string): Chance => {
  const key = createHash('sha256').update(seed).digest()
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
  let bytes: Buffer = Buffer.alloc(0)
  let at = 0
  const take = (count: number): Buffer => {
    if (at + count > bytes.length) {
      bytes = stream.update(Buffer.alloc(room))
      at = 0
    }
    at += count
    return bytes.subarray(at - count, at)
  }
  const below = (limit: number) => take(4).readUInt32LE() % limit

  return {
    below,
    permille: (share) => below(1000) < share,
    oneOf: (choices) => {
      const [choice] = choices.slice(below(choices.length))
      if (choice === undefined) throw new RangeError('nothing to choose from')
      return choice
    },
    uuid: () => {
      const hex = take(16).toString('hex')
      const variant = '89ab'.charAt(parseInt(hex.charAt(16), 16) % 4)
      const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`]
      return sample(Uuid, [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20)].join('-'))
    },
    nonce: () => sample(Nonce, take(32).toString('base64url')),
  }
}

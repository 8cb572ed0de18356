/**
 * A certificate for 127.0.0.1 that is signed by itself and lasts a day.
 *
 * @since 0.1.0
 */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import {
  bitString,
  generalizedTime,
  integer,
  octetString,
  oid,
  sequence,
  set,
  tagged,
  utf8String,
  yes,
} from './der.js'

/**
 * @since 0.1.0
 */
export interface Certificate {
  /** Both in PEM. */
  readonly key: string
  readonly cert: string
}

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
const commonName = oid('550403')
const basicConstraints = oid('551d13')
const subjectAlternativeName = oid('551d11')

const name = sequence(set(sequence(commonName, utf8String('eventstoredb-in-process'))))

const version3 = tagged(0xa0, integer(Buffer.from([2])))

const extensions = tagged(
  0xa3,
  sequence(
    sequence(basicConstraints, yes, octetString(sequence(yes))),
    sequence(
      subjectAlternativeName,
      octetString(
        sequence(
          tagged(0x87, Buffer.from([127, 0, 0, 1])),
          tagged(0x82, Buffer.from('localhost', 'latin1')),
        ),
      ),
    ),
  ),
)

const pem = (der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

const hour = 3_600_000

/**
 * @since 0.1.0
 */
export const newCertificate = (): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const validity = sequence(
    generalizedTime(new Date(Date.now() - hour)),
    generalizedTime(new Date(Date.now() + 24 * hour)),
  )
  const content = sequence(
    version3,
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  )
  const signature = sign('sha256', content, privateKey)
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(sequence(content, ecdsaWithSha256, bitString(signature))),
  }
}

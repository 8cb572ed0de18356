/**
 * The certificate in a file, where clients look for it.
 *
 * @since 0.1.0
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Certificate, newCertificate } from './certificate.js'

/**
 * @since 0.1.0
 */
export interface Tls {
  readonly certificate: Certificate
  readonly caFile: string
  readonly remove: () => Promise<void>
}

/**
 * @since 0.1.0
 */
export const newTls = async (): Promise<Tls> => {
  const folder = await mkdtemp(join(tmpdir(), 'eventstoredb-in-process-'))
  const caFile = join(folder, 'ca.pem')
  const certificate = newCertificate()
  await writeFile(caFile, certificate.cert)
  return { certificate, caFile, remove: () => rm(folder, { recursive: true }) }
}

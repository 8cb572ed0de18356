/**
 * Reads a mapping from its file.
 *
 * @since 0.1.0
 */
import { readFile } from 'node:fs/promises'
import type { InputRefusal } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as J from 'fp-ts/lib/Json.js'
import { errorCode } from '../error-code.js'
import { decodeMapping, type Mapping } from './mapping.js'

/** `because`: why it cannot be read at all, or is not JSON. */
export type MappingProblem =
  | { readonly type: 'MappingUnreadable'; readonly because: string }
  | { readonly type: 'MappingNotJson' }
  | InputRefusal

export const readMapping = async (file: string): Promise<E.Either<MappingProblem, Mapping>> => {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    return E.left({ type: 'MappingUnreadable', because: errorCode(error) })
  }
  const json = J.parse(text.replace(/^\u{FEFF}/u, ''))
  return E.isLeft(json) ? E.left({ type: 'MappingNotJson' }) : decodeMapping(json.right)
}

/**
 * The id key of an embedded log lives beside its file, readable by its owner only. It is written
 * whole under another name and then linked, so that of two processes exactly one key survives.
 *
 * @since 0.1.0
 */
import { link, open, readFile, unlink } from 'node:fs/promises'
import { IdKey, randomIdKey, type Uuid } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'

/**
 * The key file cannot be read or written, or does not hold a key.
 *
 * @category errors
 * @since 0.1.0
 */
export interface KeyFileUnusable {
  readonly type: 'KeyFileUnusable'
  readonly file: string
  readonly because: string
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown error'

const unusable = (file: string, because: string) =>
  E.left<KeyFileUnusable>({ type: 'KeyFileUnusable', file, because })

/** The key in the file; `undefined` = there is no file. */
export const readIdKey = async (
  file: string,
): Promise<E.Either<KeyFileUnusable, IdKey | undefined>> => {
  try {
    const text = (await readFile(file, 'utf8')).trim()
    return IdKey.is(text) ? E.right(text) : unusable(file, 'it does not hold 64 hexadecimal digits')
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? E.right(undefined) : unusable(file, codeOf(error))
  }
}

const writeWhole = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes a key and links it into place; an existing one wins. `by` makes the other name unique. */
export const makeIdKey = async (
  file: string,
  by: Uuid,
): Promise<E.Either<KeyFileUnusable, IdKey>> => {
  const draft = `${file}.${by}`
  try {
    await writeWhole(draft, `${randomIdKey()}\n`)
    try {
      await link(draft, file)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return unusable(file, codeOf(error))
    } finally {
      await unlink(draft)
    }
  } catch (error) {
    return unusable(file, codeOf(error))
  }
  const key = await readIdKey(file)
  if (E.isLeft(key)) return key
  return key.right === undefined ? unusable(file, 'it has vanished') : E.right(key.right)
}

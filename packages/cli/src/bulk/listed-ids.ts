/**
 * Ids that a file lists, one a line; `-` is standard input.
 *
 * @since 0.1.0
 */
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import * as E from 'fp-ts/lib/Either.js'
import type { Context } from '../context.js'
import { errorCode } from '../error-code.js'
import { type ExitCode, exitCode } from '../exit-code.js'

export const listedIds = async (
  { io, out }: Context,
  file: string,
): Promise<E.Either<ExitCode, readonly string[]>> => {
  try {
    const listed = file === '-' ? await text(io.stdin) : await readFile(file, 'utf8')
    const lines = listed.replace(/^\u{FEFF}/u, '').split('\n')
    return E.right(lines.map((line) => line.trim()).filter((line) => line !== ''))
  } catch (error) {
    out.say(`${file} cannot be read (${errorCode(error)}).`)
    return E.left(exitCode.failed)
  }
}

/** Every `@example` in a doc comment is a program. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from './run-program.js'
import { root, sources } from './sources.js'

const doc = /^ *\* @example\n(?<body>(?: *\*(?! @| *\/).*\n)+)/gm

const docExamples = sources.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(doc)].map(({ groups }, index) => ({
    title: `${file} #${String(index + 1)}`,
    code: (groups?.['body'] ?? '').replaceAll(/^ *\* ?/gm, ''),
  })),
)

describe('the example', () => {
  it.each(docExamples)('$title', async ({ code }) => {
    await runProgram(code, { assert })
  })
})

/** Every `@example` in a doc comment is a program. */
import { transformSync } from '@swc/core'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root, sources } from './sources.js'

// Examples import packages by name, as the programs in examples/ do.
const requireByName = createRequire(join(root, 'examples/package.json'))

const doc = /^ *\* @example\n(?<body>(?: *\*(?! @| *\/).*\n)+)/gm

const docExamples = sources.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(doc)].map(({ groups }, index) => ({
    title: `${file} #${String(index + 1)}`,
    code: (groups?.['body'] ?? '').replaceAll(/^ *\* ?/gm, ''),
  })),
)

describe('the example', () => {
  it.each(docExamples)('$title', async ({ code }) => {
    const { code: js } = transformSync(code, {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    })
    const body = `return (async () => {${js}\n})()`
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    await new Function('require', 'exports', 'assert', body)(requireByName, {}, assert)
  })
})

/** Runs TypeScript as documentation shows it: imports by package name, `await` anywhere. */
import { transformSync } from '@swc/core'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './sources.js'

// Programs import packages by name, as those in examples/ do.
const requireByName = createRequire(join(root, 'examples/package.json'))

export const runProgram = async (
  code: string,
  globals: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const { code: js } = transformSync(code, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  })
  const parameters = ['require', 'exports', ...Object.keys(globals)]
  const body = `return (async () => {${js}\n})()`
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- examples are text until they run
  await new Function(...parameters, body)(requireByName, {}, ...Object.values(globals))
}

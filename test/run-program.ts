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
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- examples are text until they run; node:vm would compile them for another realm than jest's, whose arrays deepStrictEqual takes for others
  const program = new Function(...parameters, body)
  await Reflect.apply(program, undefined, [requireByName, {}, ...Object.values(globals)])
}

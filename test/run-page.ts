/**
 * A page is one program: its blocks run in order, in one scope, in a folder of their own.
 * `ts` is run; `sh` too if it calls interaction-log; `text` is what the block before it has printed,
 * where `…` stands for anything; `json` is parsed; a block that names a file is that file.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, promisify } from 'node:util'
import type { Block } from './pages.js'
import { runProgram } from './run-program.js'
import { root } from './sources.js'

const program = `#!/bin/sh
exec "${process.execPath}" --conditions=@interaction-log/source \
  -r "${join(root, 'node_modules/ts-node/register')}" "${join(root, 'packages/cli/test/interaction-log.cjs')}" "$@"
`

const callsCli = ({ code }: Block): boolean => /^interaction-log /m.test(code)

/** Servers that the page has started in this process answer meanwhile. */
const printedBy = async ({ code }: Block, folder: string): Promise<string> => {
  writeFileSync(join(folder, 'interaction-log'), program, { mode: 0o755 })
  const { stdout } = await promisify(execFile)('sh', ['-e', '-c', code], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      TS_NODE_PROJECT: join(root, 'tsconfig.json'),
    },
  })
  return stdout
}

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

const assertPrinted = (printed: string, expected: string): void => {
  const pattern = expected.split('…').map(literally).join('.*')
  if (!new RegExp(`^${pattern}$`).test(printed)) assert.equal(printed, expected)
}

const statementOf = ({ language, code }: Block, index: number): string => {
  if (language === 'ts') return `await at(${String(index)});\n${code}\n;`
  return language === 'sh' || language === 'text' ? `await at(${String(index)});` : ''
}

export const runPage = async (page: string, blocks: readonly Block[], folder: string) => {
  let printed: string | undefined
  let place = page
  const at = async (index: number): Promise<void> => {
    const block = blocks[index]
    if (block === undefined) return
    place = `${page}:${String(block.line)}`
    if (block.language === 'ts') printed = ''
    if (block.language === 'sh')
      printed = callsCli(block) ? await printedBy(block, folder) : undefined
    if (block.language === 'text' && printed !== undefined) assertPrinted(printed, block.code)
  }
  const log = (...values: unknown[]): void => {
    printed = `${printed ?? ''}${format(...values)}\n`
  }

  for (const { language, file, code } of blocks) {
    if (file !== undefined) writeFileSync(join(folder, file), code)
    if (language === 'json') JSON.parse(code)
  }
  const before = process.cwd()
  process.chdir(folder)
  try {
    await runProgram(blocks.map(statementOf).join('\n'), { assert, at, console: { log } })
  } catch (error) {
    throw new Error(`${place}: ${String(error)}`, { cause: error })
  } finally {
    process.chdir(before)
  }
}

/**
 * What the reference says is what the program does.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordRequestFields, templateRequestFields } from '@interaction-log/core'
import { recordOptions } from '../src/commands/record-options.js'
import { templateOptions } from '../src/commands/template-options.js'
import { fileOf, newLog, runIn } from './cli.js'

const reference = (name: string): string =>
  readFileSync(join(__dirname, '..', '..', '..', 'docs', 'reference', name), 'utf8')

const commands = [
  ...['define', 'revise', 'retire', 'restore', 'list'].flatMap((verb) => [
    ['group', verb],
    ['template', verb],
  ]),
  ...[
    'record',
    'cancel',
    'reinstate',
    'purge',
    'finish-erasure',
    'scavenge',
    'log',
    'watch',
    'views',
    'rebuild',
    'history',
    'import',
    'copy',
    'purges',
    'last-dates',
    'export-contact',
    'erase-contact',
    'merge-contacts',
    'detach-contact',
  ].map((name) => [name]),
  ...['place', 'lift'].map((verb) => ['hold', verb]),
  ...['map', 'unmap', 'list', 'document', 'email'].map((verb) => ['automatic', verb]),
  ...['create', 'describe', 'add', 'revise', 'remove', 'show', 'log', 'resume', 'cancel'].map(
    (verb) => ['segment', verb],
  ),
  ...['reinstate', 'delete', 'follow-up', 'list', 'logged'].map((verb) => ['segment', verb]),
]

/** `--[no-]x` stands for `--x` and `--no-x`. */
const optionsIn = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/--(\[no-\])?([a-z][a-z-]+)/g)].flatMap(([, either, name = '']) =>
      either === undefined ? [name] : [name, `no-${name}`],
    ),
  )

describe('the reference', () => {
  it('names every command and option, and no others', async () => {
    const helps = await Promise.all(commands.map((command) => runIn({}, [...command, '--help'])))
    const page = reference('cli.md')
    const offered = optionsIn(helps.map(({ stdout }) => stdout).join('\n'))
    expect([...offered].filter((option) => option !== 'help').sort()).toEqual(
      [...optionsIn(page)].sort(),
    )
    for (const command of commands) expect(page).toContain(command.join(' '))
  })

  it('shows a mapping that works', async () => {
    const [, mapping = ''] = /```json\n(.*?)```/s.exec(reference('mapping.md')) ?? []
    const { done } = newLog()
    const csv = fileOf('reference.csv', 'no,client,date,duration\n1,7,2026-03-01,61\n')
    const map = fileOf('reference.json', mapping)
    await done('import', csv, '--mapping', map, '--currency', 'EUR')
    expect(JSON.parse(await done('log', '--json'))).toMatchObject({
      contactId: 'client-7',
      durationMinutes: 2,
      channel: 'phone',
    })
  })

  it('has every field of a mapping', () => {
    const page = reference('mapping.md')
    for (const field of [...recordRequestFields, ...templateRequestFields])
      expect(page).toContain(`\`${field}\``)
  })
})

describe('the version', () => {
  it('is that of the package', async () => {
    const text = readFileSync(join(__dirname, '..', 'package.json'), 'utf8')
    const { version } = JSON.parse(text) as { readonly version: string }
    expect(await runIn({}, ['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })
})

describe('every field of a request has an option', () => {
  it('of record', () => {
    expect(recordOptions.map(({ field }) => field).sort()).toEqual([...recordRequestFields].sort())
  })

  it('of template', () => {
    expect(['code', ...templateOptions.map(({ field }) => field)].sort()).toEqual(
      [...templateRequestFields].sort(),
    )
  })
})

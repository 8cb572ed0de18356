/** What a package offers is documented: every export since when, every function by an example. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root, sources } from './sources.js'

const requireByName = createRequire(join(root, 'examples/package.json'))

const offeredBy = (specifier: string) =>
  requireByName(specifier) as Readonly<Record<string, unknown>>

interface Declared {
  readonly file: string
  readonly name: string
  readonly doc: string
}

const declaration =
  /(?:\/\*\*(?<doc>(?:(?!\*\/)[^])*)\*\/\n)?^export (?:const|type|interface|function|class) (?<name>\w+)/gm
const reexport = /^export (?:\*|\{(?<names>[^}]*)\}) from '(?<from>\.[^']*)\.js'/gm

const declaredIn = (file: string): readonly Declared[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(declaration)].map(({ groups }) => ({
    file,
    name: groups?.['name'] ?? '',
    doc: groups?.['doc'] ?? '',
  }))

const namesIn = (list: string): readonly string[] =>
  list.split(',').map((name) => name.replace(/^\s*type\s/, '').trim())

/** What can be imported from this file: its own exports and those that it hands on. */
const exportsOf = (file: string): readonly Declared[] => {
  const handedOn = [...readFileSync(join(root, file), 'utf8').matchAll(reexport)]
  return [
    ...declaredIn(file),
    ...handedOn.flatMap(({ groups }) => {
      const all = exportsOf(join(dirname(file), `${groups?.['from'] ?? ''}.ts`))
      const names = groups?.['names']
      return names === undefined ? all : all.filter(({ name }) => namesIn(names).includes(name))
    }),
  ]
}

const entries = sources
  .filter((file) => /^packages\/[^/]+\/src\/(testing\/)?index\.ts$/.test(file))
  .map((file) => ({
    file,
    specifier: file
      .replace(/^packages\//, '@interaction-log/')
      .replace(/\/src\/(testing\/)?index\.ts$/, (_, testing: string | undefined) =>
        testing ? '/testing' : '',
      ),
  }))
  .filter(({ file }) => existsSync(join(root, file)) && exportsOf(file).length > 0)

describe.each(entries)('$specifier', ({ file, specifier }) => {
  const declared = exportsOf(file)

  it('finds every export in its source', () => {
    const names = declared.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(offeredBy(specifier))))
  })

  it('says since when', () => {
    expect(declared.filter(({ doc }) => !doc.includes('@since 0.1.0'))).toEqual([])
  })

  it('shows every function by an example', () => {
    const functions = Object.entries(offeredBy(specifier))
      .filter(([, value]) => typeof value === 'function')
      .map(([name]) => name)
    const shown = declared.filter(({ doc }) => doc.includes('@example')).map(({ name }) => name)
    expect(functions.filter((name) => !shown.includes(name))).toEqual([])
  })
})

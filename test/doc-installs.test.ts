/** What a page imports is what it tells to install. */
import { isBuiltin } from 'node:module'
import { blocksOf, pages } from './pages.js'

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const importedBy = (page: string): ReadonlySet<string> =>
  new Set(
    blocksOf(page)
      .filter(({ language }) => language === 'ts')
      .flatMap(({ code }) => [...code.matchAll(/ from '(?<specifier>[^'.][^']*)'/g)])
      .map(({ groups }) => groups?.['specifier'] ?? '')
      .filter((specifier) => !isBuiltin(specifier))
      .map(packageOf),
  )

const installedBy = (page: string): readonly string[] =>
  blocksOf(page).flatMap(({ code }) =>
    [...code.matchAll(/^npm install (?<names>.*)$/gm)].flatMap(
      ({ groups }) => groups?.['names']?.split(' ') ?? [],
    ),
  )

it.each(pages.filter((page) => importedBy(page).size > 0))('%s', (page) => {
  expect([...importedBy(page)].filter((name) => !installedBy(page).includes(name))).toEqual([])
})

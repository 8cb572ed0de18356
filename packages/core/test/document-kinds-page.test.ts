/** The reference of kinds of documents has every kind. */
import { AutomaticKind } from '@interaction-log/core'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const page = readFileSync(join(__dirname, '../../../docs/reference/document-kinds.md'), 'utf8')

it('document-kinds.md lists every kind', () => {
  const listed = [...page.matchAll(/^\| `(?<kind>\w+)` /gm)].map(({ groups }) => groups?.['kind'])
  expect(listed).toEqual(Object.keys(AutomaticKind.keys))
})

/** Whatever `explain` can say a sentence about has a row in the reference of errors. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { textOf } from './pages.js'
import { root } from './sources.js'

const folder = join(root, 'packages/interaction-log/src/explain')

/** Its maps have one entry for each type: the compiler sees to that. */
const explained = readdirSync(folder).flatMap((file) =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}(?<type>[A-Z]\w+): \(/gm)].map(
    ({ groups }) => groups?.['type'],
  ),
)

const listed = [
  ...textOf('docs/reference/errors.md').matchAll(
    /^\| `(?<type>\w+)` *\| [^ |][^|]* \| [^ |][^|]* \|$/gm,
  ),
].map(({ groups }) => groups?.['type'])

it('errors.md lists every problem once, with its meaning and its remedy', () => {
  expect(explained.length).toBeGreaterThan(50)
  expect([...listed].sort()).toEqual([...explained].sort())
})

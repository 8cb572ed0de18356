import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import threads from 'node:worker_threads'
import { matches, sqliteViewStore } from '@interaction-log/projection'
import { checkpointAt, type Thing, thing, things } from '../src/testing/contract/things.js'
import { right } from './right.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'words-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  jest.restoreAllMocks()
})

const letters = (length: number): string =>
  Array.from({ length }, () => String.fromCharCode(65 + randomInt(26))).join('')

const looking = `
  const { readdirSync, readFileSync } = require('node:fs')
  const [folder, list] = process.argv.slice(1)
  const words = JSON.parse(readFileSync(list, 'utf8'))
  const files = readdirSync(folder).map((name) => readFileSync(folder + '/' + name, 'latin1').toLowerCase())
  console.log(words.filter((word) => files.some((text) => text.includes(word))).length)
`

/** How many of the words another process finds in the files. */
const found = (words: readonly string[]): number => {
  const list = `${folder}.json`
  // Of words that begin alike, an index keeps only what differs, in small letters.
  writeFileSync(list, JSON.stringify(words.map((word) => word.slice(4).toLowerCase())))
  const looked = spawnSync(process.execPath, ['-e', looking, folder, list], { encoding: 'utf8' })
  rmSync(list)
  return Number(looked.stdout)
}

it.each([
  { size: 'small', threadsUsed: 0, more: '' },
  { size: 'large', threadsUsed: 1, more: ', again'.repeat(500) },
])(
  'the words of what was purged are in no file after its rewrite (rule R145), $size',
  async ({ threadsUsed, more }) => {
    const views = right(await sqliteViewStore(join(folder, 'log.views'))())
    const view = right(await views.open(things())())
    const secrets = Array.from({ length: 4_000 }, () => letters(14))
    const rows = secrets.map((secret, n): [string, Thing] => [
      `id-${String(n)}`,
      thing(n, { note: `A letter of ${letters(3)} about ${secret}${more}` }),
    ])
    const save = async (changed: readonly (readonly [string, Thing | undefined])[]) => {
      let { revision } = right(await view.state()())
      for (let from = 0; from < changed.length; from += 40) {
        const batch = new Map(changed.slice(from, from + 40))
        const changes = { rows: batch, checkpoint: checkpointAt(1n), erasing: true }
        revision = right(await view.save(revision, changes)()).revision
      }
    }
    await save(rows)
    right(await view.finishBuilding(right(await view.state()()).revision)())
    const reworded = rows.filter((_, n) => n % 5 === 0)
    await save(reworded.map(([id, row]) => [id, { ...row, note: 'reworded' }]))
    const purged = rows.filter((_, n) => n % 3 === 0)
    await save(purged.map(([id]) => [id, undefined]))

    const gone = secrets.filter((_, n) => n % 3 === 0 || n % 5 === 0)
    const kept = secrets.filter((_, n) => n % 3 !== 0 && n % 5 !== 0)
    expect(found(gone)).toBeGreaterThan(0)
    const used = jest.spyOn(threads, 'Worker')
    expect(right(await views.rewrite()())).toMatchObject({ type: 'Gone' })
    expect(used).toHaveBeenCalledTimes(threadsUsed)
    expect(found(gone)).toBe(0)
    expect(found(kept)).toBe(kept.length)
    const [first = ''] = kept
    expect(right(await view.count([matches(first)])())).toBe(1)
    expect(right(await view.count([matches('letter')])())).toBe(kept.length)
    right(await views.close()())
  },
  60_000,
)

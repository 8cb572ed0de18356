import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import threads from 'node:worker_threads'
import { sqliteViewStore } from '@interaction-log/projection'
import { sqliteBinding } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { checkpointAt, erase, thing, things } from '../src/testing/contract/things.js'
import { buildsIn } from '../src/view-store/sqlite/builds.js'
import { rewritingFile } from '../src/view-store/sqlite/rewrite-file.js'
import { isThere } from '../src/view-store/sqlite/tables.js'
import { right } from './right.js'

const folder = mkdtempSync(join(tmpdir(), 'rewriting-'))

afterEach(() => {
  jest.restoreAllMocks()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** A file of 12 MB that holds something to be removed. */
const largeFile = async (name: string) => {
  const file = join(folder, name)
  const views = right(await sqliteViewStore(file)())
  const view = right(await views.open(things())())
  const note = 'again '.repeat(2_000)
  const rows = new Map(
    Array.from({ length: 1_000 }, (_, n) => [`id-${String(n)}`, thing(n, { note })]),
  )
  const changes = { rows, checkpoint: checkpointAt(1n), erasing: false }
  const { revision } = right(await view.save(0, changes)())
  const built = right(await view.finishBuilding(revision)())
  const erased = await erase(view, built.revision, 'id-1', 2n)
  const vacuums = jest.spyOn(threads, 'Worker')
  return { file, views, view, vacuums, revision: erased.revision }
}

it('a file is written anew once, however many ask for it', async () => {
  const { views, vacuums } = await largeFile('once.views')
  const answers = await Promise.all([views.rewrite()(), views.rewrite()(), views.rewrite()()])
  expect(answers.map((answer) => right(answer).type)).toEqual(['Gone', 'Gone', 'Gone'])
  expect(vacuums).toHaveBeenCalledTimes(1)
  right(await views.close()())
})

it('a file is not written anew again because somebody has read it, but because of what is erased since', async () => {
  const { file, views, view, vacuums, revision } = await largeFile('read.views')
  const { DatabaseSync } = await sqliteBinding()
  const reader = new DatabaseSync(file)
  reader.exec('BEGIN; SELECT count(*) FROM builds')
  expect(right(await views.rewrite()())).toMatchObject({ type: 'Hidden' })
  expect(right(await view.state()())).toMatchObject({ rewriteNeeded: true })
  reader.close()
  expect(right(await views.rewrite()())).toMatchObject({ type: 'Gone' })
  expect(vacuums).toHaveBeenCalledTimes(1)

  await erase(view, revision, 'id-2', 3n)
  expect(right(await views.rewrite()())).toMatchObject({ type: 'Gone' })
  expect(vacuums).toHaveBeenCalledTimes(2)
  right(await views.close()())
})

it('a build that is replaced while a rewrite begins is in no file after it', async () => {
  const { views } = await largeFile('replaced.views')
  right(await views.close()())
  const { DatabaseSync } = await sqliteBinding()
  const db = new DatabaseSync(join(folder, 'replaced.views'))
  const builds = buildsIn(db)
  const retire = () => {
    db.exec(`UPDATE builds SET stage = 'retired'`)
    return []
  }
  const retired = jest.fn(builds.retired).mockImplementationOnce(retire)
  const rewrite = rewritingFile(db, { ...builds, retired })
  expect(await rewrite(undefined)).toEqual(E.right('Gone'))
  expect(isThere(db, 'things_1')).toBe(false)
  db.close()
})

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import threads from 'node:worker_threads'
import { type Database, executeAside, openDatabase, prepare } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'

const notes = { applicationId: 7, version: 1, oldest: 1, create: 'CREATE TABLE notes (text)' }

const openAt = async (file: string): Promise<Database> => {
  const opened = await openDatabase(file, notes, 'rebuildable')()
  if (E.isLeft(opened)) throw new Error(opened.left.type)
  return opened.right
}

const newFile = () => join(mkdtempSync(join(tmpdir(), 'aside-')), 'notes.db')

/** About 30 MiB. */
const filled = async (file = newFile()): Promise<Database> => {
  const db = await openAt(file)
  db.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000)
     INSERT INTO notes SELECT hex(randomblob(500)) FROM n`,
  )
  return db
}

const index = { table: 'notes', sql: 'CREATE INDEX texts ON notes (text)' }
const vacuum = { table: undefined, sql: 'VACUUM' }
const failed = (code: number, because: string) => E.left({ type: 'SqliteFailure', code, because })

const indexesIn = (db: Database): number =>
  prepare(db, 'SELECT 1 FROM pragma_index_list(?)').all('notes').length

/** How often others had their turn before the work was done. */
const turnsDuring = async (work: Promise<unknown>): Promise<number> => {
  const turn = Symbol('turn')
  let turns = 0
  while ((await Promise.race([work, setImmediate(turn)])) === turn) turns++
  return turns
}

const done = E.right(undefined)

describe('what is executed aside', () => {
  let db: Database
  afterEach(() => {
    jest.restoreAllMocks()
    db.close()
  })

  it('leaves the event loop to others, in a large file', async () => {
    db = await filled()
    const work = executeAside(db, [index, vacuum])()
    expect(await turnsDuring(work)).toBeGreaterThan(100)
    expect(await work).toEqual(done)
    expect(indexesIn(db)).toBe(1)
  })

  it('is done at once in a small file', async () => {
    db = await openAt(newFile())
    const work = executeAside(db, [index, vacuum])()
    expect(await turnsDuring(work)).toBeLessThan(10)
    expect(indexesIn(db)).toBe(1)
  })

  it('is done at once where there is no thread', async () => {
    db = await filled()
    jest.spyOn(threads, 'Worker').mockImplementation(() => {
      throw Object.assign(new Error('not allowed'), { code: 'ERR_ACCESS_DENIED' })
    })
    const work = executeAside(db, [index])()
    expect(await turnsDuring(work)).toBeLessThan(10)
    expect(await work).toEqual(done)
    expect(indexesIn(db)).toBe(1)
  })

  it('answers that its thread was ended', async () => {
    db = await filled()
    const { Worker } = threads
    const ending = `require('node:worker_threads').parentPort.postMessage({ type: 'Started' })
      process.exit()`
    jest.spyOn(threads, 'Worker').mockImplementation(() => new Worker(ending, { eval: true }))
    expect(await executeAside(db, [index, vacuum])()).toEqual(failed(9, 'interrupted'))
  })

  it.each(['large', 'small'])('is left out if its table is gone (%s file)', async (size) => {
    db = size === 'large' ? await filled() : await openAt(newFile())
    const gone = { table: 'gone', sql: 'CREATE INDEX others ON gone (text)' }
    expect(await executeAside(db, [gone, index])()).toEqual(done)
    expect(indexesIn(db)).toBe(1)
  })

  it.each(['large', 'small'])('answers what SQLite throws (%s file)', async (size) => {
    db = size === 'large' ? await filled() : await openAt(newFile())
    const wrong = { table: 'notes', sql: 'CREATE INDEX texts ON notes (nothing)' }
    const answer = await executeAside(db, [wrong, index])()
    expect(answer).toMatchObject(failed(1, expect.any(String) as string))
    expect(indexesIn(db)).toBe(0)
  })

  it('waits for others who write', async () => {
    const file = newFile()
    db = await filled(file)
    const other = await openAt(file)
    other.exec('BEGIN IMMEDIATE')
    const work = executeAside(db, [index])()
    await setTimeout(300)
    expect(indexesIn(db)).toBe(0)
    other.exec('COMMIT')
    expect(await work).toEqual(done)
    expect(indexesIn(db)).toBe(1)
    other.close()
  })

  it('is refused by a closed connection', async () => {
    db = await openAt(newFile())
    const closed = await openAt(newFile())
    closed.close()
    expect(await executeAside(closed, [vacuum])()).toEqual(failed(21, 'the database is closed'))
  })
})

import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  attempt,
  checkpointTruncate,
  type Database,
  type Durability,
  type FileIdentity,
  openDatabase,
  prepare,
  resultCode,
  sqliteBinding,
} from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'

const notes = {
  applicationId: 0x6e6f7465,
  version: 2,
  oldest: 2,
  create: 'CREATE TABLE notes (text TEXT) STRICT',
}

const noPermission = 'it is a folder, or there is no permission to read and write it'

let folder = ''
let file = ''
const open: Database[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-'))
  file = join(folder, 'notes.db')
})
afterEach(() => {
  for (const db of open.splice(0)) if (db.isOpen) db.close()
  rmSync(folder, { recursive: true })
})

const opened = async (durability: Durability = 'full'): Promise<Database> => {
  const db = await openDatabase(file, notes, durability)()
  if (E.isLeft(db)) throw new Error(JSON.stringify(db.left))
  open.push(db.right)
  return db.right
}

const foreignDatabase = async (sql: string): Promise<Buffer> => {
  const { DatabaseSync } = await sqliteBinding()
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
  return readFileSync(file)
}

const openedElsewhere = async (identity: FileIdentity, at: number): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=@interaction-log/source',
    '--require=ts-node/register',
    '--eval=require(process.argv[1])',
    join(__dirname, 'open-at.ts'),
    JSON.stringify([file, identity, at]),
  ])
  return stdout
}

const pragma = (db: Database, name: string): unknown =>
  Object.values(prepare<object>(db, `PRAGMA ${name}`).get() ?? {})[0]

describe('a file opened for good', () => {
  it('is durable and forgetful on every connection', async () => {
    for (const db of [await opened(), await opened()]) {
      expect(pragma(db, 'synchronous')).toBe(2)
      expect(pragma(db, 'journal_mode')).toBe('wal')
      expect(pragma(db, 'secure_delete')).toBe(1)
      expect(pragma(db, 'temp_store')).toBe(2)
    }
  })

  it('is less durable only if that is asked for', async () => {
    expect(pragma(await opened('rebuildable'), 'synchronous')).toBe(1)
  })

  it('has its schema once, whoever comes first', async () => {
    ;(await opened()).exec("INSERT INTO notes VALUES ('kept')")
    const again = await opened()
    expect(prepare(again, 'SELECT * FROM notes').all()).toEqual([{ text: 'kept' }])
    expect(pragma(again, 'application_id')).toBe(notes.applicationId)
    expect(pragma(again, 'user_version')).toBe(2)
  })

  it('has its schema once, also when several processes make it at the same instant', async () => {
    const start = Date.now() + 3000
    const once = { ...notes, create: 'CREATE TABLE notes AS SELECT hex(randomblob(8)) AS maker' }
    const outcomes = await Promise.all([1, 2, 3].map(() => openedElsewhere(once, start)))
    expect(outcomes).toEqual(['"Right"', '"Right"', '"Right"'])
    expect(prepare(await opened(), 'SELECT * FROM notes').all()).toHaveLength(1)
  }, 20_000)
})

const ofNotes = `
  PRAGMA journal_mode = WAL; PRAGMA application_id = 0x6e6f7465; PRAGMA user_version = 2;
  CREATE TABLE notes (text TEXT) STRICT; INSERT INTO notes VALUES ('kept')`

/** Permissions say nothing to root. */
const withoutRights = async (work: () => Promise<void>): Promise<void> => {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

describe('permissions:', () => {
  const isWindows = process.platform === 'win32'
  const modes = () => readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)

  it('a new file and those beside it are for their owner only', async () => {
    const before = process.umask(0)
    const db = await opened()
    process.umask(before)
    db.exec("INSERT INTO notes VALUES ('private')")
    expect(readdirSync(folder).sort()).toEqual(['notes.db', 'notes.db-shm', 'notes.db-wal'])
    if (!isWindows) expect(modes()).toEqual([0o600, 0o600, 0o600])
    expect(existsSync(':memory:')).toBe(false)
  })

  it('those of a file that exists stay as they are', async () => {
    await foreignDatabase(ofNotes)
    chmodSync(file, 0o640)
    await opened()
    if (!isWindows) expect(new Set(modes())).toEqual(new Set([0o640]))
  })

  it('a file that may only be read is read', async () => {
    if (isWindows) return
    await foreignDatabase(ofNotes)
    chmodSync(folder, 0o777)
    chmodSync(file, 0o444)
    await withoutRights(async () => {
      const reading = await opened()
      expect(prepare(reading, 'SELECT * FROM notes').all()).toEqual([{ text: 'kept' }])
      expect(
        attempt(() => {
          reading.exec("INSERT INTO notes VALUES ('new')")
        }),
      ).toMatchObject(E.left({ code: resultCode.readOnly }))
      reading.close()
    })
  })

  it('a file in a folder that may only be read is not, and the reason says what to do', async () => {
    if (isWindows) return
    const unavailable = (at: string, because: string) =>
      E.left({ type: 'FileUnavailable', file: at, because })
    await foreignDatabase(ofNotes)
    chmodSync(file, 0o444)
    chmodSync(folder, 0o555)
    const absent = join(folder, 'absent.db')
    await withoutRights(async () => {
      expect(await openDatabase(file, notes, 'full')()).toEqual(
        unavailable(
          file,
          'SQLite has to write beside it, and may not. Use a copy in another folder',
        ),
      )
      expect(await openDatabase(absent, notes, 'full')()).toEqual(unavailable(absent, noPermission))
    })
    chmodSync(folder, 0o755)
  })
})

describe('a file that is not ours is refused and stays as it is:', () => {
  it('another kind of file', async () => {
    writeFileSync(file, 'Dear diary, '.repeat(1000))
    expect(await openDatabase(file, notes, 'full')()).toEqual(E.left({ type: 'FileForeign', file }))
    expect(readFileSync(file, 'utf8')).toBe('Dear diary, '.repeat(1000))
  })

  it.each([
    ['a database of nobody', 'CREATE TABLE t (x)', { type: 'FileForeign' }],
    ['a database of another program', 'PRAGMA application_id = 8', { type: 'FileForeign' }],
    [
      'one of a later version',
      'PRAGMA application_id = 0x6e6f7465; PRAGMA user_version = 3',
      { type: 'FileNewer', found: 3, supported: 2 },
    ],
    [
      'one that is too old',
      'PRAGMA application_id = 0x6e6f7465; PRAGMA user_version = 1',
      { type: 'FileOlder', found: 1, oldest: 2 },
    ],
  ])('%s', async (_, sql, failure) => {
    const before = await foreignDatabase(sql)
    expect(await openDatabase(file, notes, 'full')()).toEqual(E.left({ ...failure, file }))
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('one in a folder that does not exist', async () => {
    const nowhere = join(folder, 'missing', 'notes.db')
    expect(await openDatabase(nowhere, notes, 'full')()).toEqual(
      E.left({ type: 'FileUnavailable', file: nowhere, because: 'its folder does not exist' }),
    )
  })

  it('a folder', async () => {
    expect(await openDatabase(folder, notes, 'full')()).toEqual(
      E.left({ type: 'FileUnavailable', file: folder, because: noPermission }),
    )
  })

  it('a database in memory', async () => {
    expect(await openDatabase(':memory:', notes, 'full')()).toEqual(
      E.left({ type: 'NotDurable', file: ':memory:', journalMode: 'memory', synchronous: 2 }),
    )
  })
})

describe('another connection', () => {
  it('that writes is waited for, without blocking the event loop', async () => {
    const writer = await opened()
    writer.exec("BEGIN IMMEDIATE; INSERT INTO notes VALUES ('first')")
    setTimeout(() => {
      writer.exec('COMMIT')
    }, 100)
    const waited = await openDatabase(file, notes, 'full')()
    expect(writer.isTransaction).toBe(false)
    if (E.isRight(waited)) open.push(waited.right)
    expect(waited._tag).toBe('Right')
  })

  it('that reads keeps old pages until it has finished', async () => {
    const writer = await opened()
    const reader = await opened()
    writer.exec("INSERT INTO notes VALUES ('one')")
    reader.exec('BEGIN; SELECT * FROM notes')
    writer.exec("INSERT INTO notes VALUES ('two')")
    expect(checkpointTruncate(writer)).toBe('busy')
    reader.exec('COMMIT')
    expect(checkpointTruncate(writer)).toBe('done')
    expect(readFileSync(`${file}-wal`)).toHaveLength(0)
  })
})

describe('what SQLite throws', () => {
  it('becomes data without content', async () => {
    const db = await opened()
    expect(
      attempt(() => {
        db.exec("INSERT INTO secret VALUES ('Ann')")
      }),
    ).toEqual(E.left({ type: 'SqliteFailure', code: 1, because: 'SQL logic error' }))
    db.close()
    expect(
      attempt(() => {
        db.exec('SELECT 1')
      }),
    ).toEqual(E.left({ type: 'SqliteFailure', code: 21, because: 'the database is closed' }))
  })

  it('is not confused with a defect', () => {
    expect(() =>
      attempt(() => {
        throw new TypeError('a defect')
      }),
    ).toThrow('a defect')
  })
})

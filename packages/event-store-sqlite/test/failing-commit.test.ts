import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import type * as Sqlite from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { notes, right } from './events.js'

/** The statement that fails as if the disk did. */
let failing: string | undefined

jest.mock('@interaction-log/sqlite', () => {
  const sqlite = jest.requireActual<typeof Sqlite>('@interaction-log/sqlite')
  const failingSometimes = (db: Sqlite.Database) =>
    new Proxy(db, {
      get: (target, name) => {
        if (name === 'prepare')
          return (sql: string) => {
            const statement = target.prepare(sql)
            const run = (...values: Sqlite.SqlValue[]) => {
              if (failing === undefined || !sql.startsWith(failing)) return statement.run(...values)
              const disk = { code: 'ERR_SQLITE_ERROR', errcode: 1034, errstr: 'disk I/O error' }
              throw Object.assign(new Error('the disk'), disk)
            }
            return {
              ...sqlite.prepare(target, sql),
              run,
              get: statement.get.bind(statement),
              all: statement.all.bind(statement),
            }
          }
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
  return {
    ...sqlite,
    openDatabase: (...args: Parameters<typeof Sqlite.openDatabase>) =>
      pipe(sqlite.openDatabase(...args), TE.map(failingSometimes)),
  }
})

let folder = ''
beforeEach(() => {
  failing = undefined
  folder = mkdtempSync(join(tmpdir(), 'event-store-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('when the disk fails', () => {
  it.each([
    ['BEGIN', 'StoreUnavailable'],
    ['INSERT INTO events', 'StoreUnavailable'],
    ['COMMIT', 'UnknownOutcome'],
  ])('at %s, the append is answered %s, and can be repeated', async (statement, type) => {
    const store = await right(sqliteEventStore(join(folder, 'log.db')))
    const events = notes('a', 'b')
    failing = statement
    const [failed, conflicting] = await Promise.all([
      store.appendToStream('note-1', 0, events)(),
      store.appendToStream('note-2', 7, notes('c'))(),
    ])
    failing = undefined
    expect(failed).toMatchObject({ left: { type, because: 'disk I/O error' } })
    expect(conflicting).toMatchObject({
      left: {
        type: statement === 'INSERT INTO events' ? 'VersionConflict' : 'StoreUnavailable',
      },
    })
    expect(await right(store.head())).toBe(0n)
    expect(await store.appendToStream('note-1', 0, events)()).toEqual(
      E.right({ version: 2, position: 2n }),
    )
    await right(store.close())
  })
})

import { openDatabase } from '@interaction-log/sqlite'
import type * as Sqlite from '@photostructure/sqlite'
import * as E from 'fp-ts/lib/Either.js'

jest.mock('@photostructure/sqlite', () => {
  const { DatabaseSync } = jest.requireActual<typeof Sqlite>('@photostructure/sqlite')
  return {
    DatabaseSync: class extends DatabaseSync {
      override prepare() {
        return super.prepare("SELECT '3.51.2' AS version")
      }
    },
  }
})

it('an SQLite that could corrupt the file is refused', async () => {
  jest.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined)
  const identity = { applicationId: 1, version: 1, oldest: 1, create: '' }
  expect(await openDatabase(':memory:', identity, 'full')()).toEqual(
    E.left({ type: 'SqliteTooOld', found: '3.51.2', oldest: '3.51.3' }),
  )
})

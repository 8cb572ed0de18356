import { openDatabase } from '@interaction-log/sqlite'
import * as E from 'fp-ts/lib/Either.js'

jest.mock('@photostructure/sqlite', () => {
  throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' })
})

it('a machine without SQLite is told so', async () => {
  jest.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined)
  const identity = { applicationId: 1, version: 1, oldest: 1, create: '' }
  expect(await openDatabase(':memory:', identity, 'full')()).toEqual(
    E.left({ type: 'SqliteMissing', because: 'MODULE_NOT_FOUND' }),
  )
})

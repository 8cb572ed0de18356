/** A value that happens to be missing must never widen what is asked for. */
import { explain, openInteractionLog } from '@interaction-log/interaction-log'
import { entriesOf, logWithTemplates, newFile, onsite, openFile } from './opened.js'

const missing = { type: 'FieldInvalid', expected: 'a value, or no such field' }

/** As a caller in JavaScript would: nothing tells it that the value is not there. */
const untyped = (value: object): never => value as never

describe('a value that is undefined', () => {
  it('purges nothing as a filter', async () => {
    const log = await logWithTemplates()
    const recorded = await log.record(onsite)
    if (recorded.type !== 'Recorded') throw new Error(recorded.type)
    await log.cancel({ interactionId: recorded.interactionId })
    for (const dryRun of [true, false])
      expect(
        await log.purge(
          untyped({ basis: 'subjectRequest', filter: { contactId: undefined }, dryRun }),
        ),
      ).toEqual({ ...missing, field: 'contactId' })
    expect(await entriesOf(log)).toHaveLength(1)
  })

  it.each(['contact', 'company', 'segment'])('does not show the whole log as %s', async (field) => {
    const log = await logWithTemplates()
    expect(await log.entries(untyped({ [field]: undefined }))).toEqual({ ...missing, field })
  })
})

describe('authorize', () => {
  it.each([undefined, null, 1, 'yes', Promise.resolve(true)])(
    'lets nothing pass by answering %p',
    async (answer) => {
      const { log } = await openFile(untyped({ authorize: () => answer }))
      expect(await log.defineGroup({ code: 'PHONE', description: 'calls' })).toEqual({
        type: 'NotAuthorized',
        command: 'DefineGroup',
      })
    },
  )
})

describe('opening', () => {
  it.each([
    [{ authorize: 5 }, 'authorize: expected a function.'],
    [{ check: 'no' }, 'check: expected a function.'],
    [{ contacts: {} }, 'contacts.find: expected a function; it is missing.'],
    [{ file: '' }, 'file: expected the name of a file.'],
    [{ file: 'a\0b' }, 'file: expected the name of a file.'],
  ])('refuses %p by the name of the option', async (options, sentence) => {
    const given = { file: newFile(), actor: 'u-1', currency: 'EUR', ...options }
    const answer = await openInteractionLog(untyped(given))
    if (answer.type === 'Opened') throw new Error('it was opened')
    expect(explain(answer)).toBe(sentence)
  })
})

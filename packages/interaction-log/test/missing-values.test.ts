/** A value that happens to be missing must never widen what is asked for. */
import { explain, openInteractionLog } from '@interaction-log/interaction-log'
import { entriesOf, logWithTemplates, newFile, onsite, openFile } from './opened.js'

const missing = { type: 'FieldInvalid', expected: 'a value, or no such field' }

/** As a caller in JavaScript would: nothing tells it that the value is not there. */
const untyped = (value: unknown): never => value as never

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

  it.each([
    ...['contact', 'company', 'segment', 'campaign', 'opportunity', 'salesperson', 'task'],
    ...['template', 'group', 'document', 'documentKind', 'status', 'text', 'attemptFailed'],
    ...['dateFrom', 'recordedTo', 'entryNoTo', 'formerContact', 'loggedSegment', 'detached'],
  ])('does not show the whole log as %s (rule R166)', async (field) => {
    const log = await logWithTemplates()
    const request: never = untyped({ [field]: undefined })
    for (const answer of [log.entries(request), log.countEntries(request), log.watch(request)])
      expect(await answer).toEqual({ ...missing, field })
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

describe('a good answer, or none,', () => {
  it.each([
    [{ type: 'Recorded', repeated: false }, 'There is no explanation of Recorded.'],
    [{ type: 'toString' }, 'There is no explanation of toString.'],
    [{}, 'There is no explanation of undefined.'],
    [null, 'There is no explanation of undefined.'],
    [undefined, 'There is no explanation of undefined.'],
  ])('is said to be no problem: %j', (answer, sentence) => {
    expect(explain(untyped(answer))).toBe(sentence)
  })
})

describe('an import', () => {
  const outcomesOf = async (...given: readonly unknown[]) => {
    const log = await logWithTemplates()
    const outcomes = []
    for await (const batch of log.importRows(...(given as Parameters<typeof log.importRows>)))
      outcomes.push(...batch)
    return outcomes
  }

  it.each([null, undefined, 5, {}])('refuses %p as rows', async (rows) => {
    expect(await outcomesOf('s', rows)).toEqual([
      { key: '', outcome: { type: 'FieldInvalid', field: 'rows', expected: 'rows one by one' } },
    ])
  })

  it.each([null, undefined, 5, 'row'])('refuses %p as a row, and no other', async (row) => {
    const good = { key: '1', request: onsite }
    expect(await outcomesOf('s', [row, good, row])).toMatchObject([
      { key: '', outcome: { type: 'FieldInvalid', field: 'key' } },
      { key: '1', outcome: { type: 'Recorded' } },
      { key: '', outcome: { type: 'FieldInvalid', field: 'key' } },
    ])
  })

  it('refuses what else is missing', async () => {
    const row = { key: '1', request: onsite }
    const refused = { type: 'FieldInvalid' }
    expect(await outcomesOf(null, [row])).toMatchObject([{ outcome: refused }])
    expect(await outcomesOf('s', [row], null)).toMatchObject([{ outcome: refused }])
    expect(await outcomesOf('s', [{ request: onsite }])).toMatchObject([{ outcome: refused }])
    expect(await outcomesOf('s', [{ key: '1', request: null }])).toMatchObject([
      { outcome: { type: 'ContactRequired' } },
    ])
  })
})

describe('every call', () => {
  it('answers null with a refusal', async () => {
    const { close, documentKinds, finishErasure, resume, importRows, ...calls } =
      await logWithTemplates()
    for (const call of Object.values(calls))
      expect((await call(untyped(null))).type).toMatch(/^(Field|Cursor)Invalid$/)
    expect(await openInteractionLog(untyped(null))).toMatchObject({ type: 'FieldInvalid' })
    expect(await documentKinds()).toMatchObject({ type: 'DocumentKinds' })
    expect(await finishErasure()).toMatchObject({ type: 'ErasureFinished' })
    expect(await resume()).toMatchObject({ type: 'Resumed' })
    expect(importRows).toBeDefined()
    expect(await close()).toEqual({ type: 'Closed' })
  })
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

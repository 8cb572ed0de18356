/** The views of a log on the command line. */
import { logWithTemplates, runIn } from './cli.js'

jest.setTimeout(60_000)

const call = ['--template', 'INCOME', '--salesperson', 'S1', '--date', '2026-03-01'] as const

describe('views', () => {
  it('prints each with its version and state', async () => {
    const { done, record } = await logWithTemplates()
    await record('--contact', 'P1', ...call)
    const lines = (await done('views')).trim().split('\n')
    expect(lines[0]).toMatch(/^View +Version +Position +Behind +Per second +State +Because$/)
    for (const line of lines.slice(1)) expect(line).toMatch(/^[a-z-]+ +\d+ +\d+ +0 +\d+ +live$/)
    const json = (await done('views', '--json')).trim().split('\n')
    expect(json).toHaveLength(lines.length - 1)
    expect(JSON.parse(json[0] ?? '')).toMatchObject({
      name: 'contact-log',
      lag: '0',
      failure: null,
    })
  })
})

describe('rebuild', () => {
  it('makes a view anew, with a bar on a terminal', async () => {
    const { file, done, record } = await logWithTemplates()
    await record('--contact', 'P1', ...call)
    expect(await done('rebuild', 'contact-log')).toBe(
      'Rebuilt contact-log: nothing is different.\n',
    )
    expect(JSON.parse(await done('rebuild', 'segment-log', '--json'))).toEqual({
      type: 'Rebuilt',
      view: 'segment-log',
      differences: { count: 0, rows: [] },
    })
    const argv = ['rebuild', 'contact-log', '--log', file]
    const answer = await runIn({}, argv, { isTTY: true })
    expect(answer).toMatchObject({ code: 0 })
    expect(answer.stderr).toContain('comparing: 1 rows')
    expect(await done('log', '--count')).toBe('1\n')
  })

  it('names the views that there are, if there is none of that name', async () => {
    const { cli } = await logWithTemplates()
    const { code, stderr } = await cli('rebuild', 'contacts')
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^view: expected one of contact-log, segment-log, .*; a view of your own is rebuilt by the program that opens it\.$/m,
      ) as string,
    })
  })
})

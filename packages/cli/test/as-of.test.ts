import { logWithTemplates, runIn } from './cli.js'

const call = ['--template', 'INCOME', '--salesperson', 'S1']

const scene = async () => {
  const log = await logWithTemplates()
  const first = await log.record('--contact', 'P1', '--date', '2026-03-01', ...call)
  const second = await log.record('--contact', 'P2', '--date', '2026-03-02', ...call)
  await log.done('cancel', first)
  return { ...log, first, second }
}

const idsIn = (stdout: string): readonly string[] =>
  stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { interactionId: string }).interactionId)

describe('log --as-of (rule R160)', () => {
  it('prints the log as of a position, and says so', async () => {
    const { cli, first } = await scene()
    const { code, stdout, stderr } = await cli('log', '--as-of', '5', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'As of position 5.\n' })
    expect(idsIn(stdout)).toEqual([first])
    expect(stdout).toContain('"status":"recorded"')
    expect(await cli('log', '--as-of', '0')).toMatchObject({ stderr: 'As of position 0.\n' })
  })

  it('prints the log as of an instant, to the minute, the second or finer', async () => {
    const { cli } = await scene()
    for (const [instant, count] of [
      ['2999-01-01T00:00Z', 2],
      ['2999-01-01T00:00:00Z', 2],
      ['2999-01-01T00:00:00.000Z', 2],
      ['1999-12-31T23:59Z', 0],
      ['2999-01-01T00:00+01:00', 2],
    ] as const)
      expect(idsIn((await cli('log', '--as-of', instant, '--json')).stdout)).toHaveLength(count)
  })

  it('goes with the other options', async () => {
    const { cli, second } = await scene()
    const { stdout } = await cli('log', '--as-of', '9999', '--contact', 'P2', '--json')
    expect(idsIn(stdout)).toEqual([second])
    const linesOf = async (...options: readonly string[]) =>
      (await cli('log', '--as-of', '9999', ...options)).stdout.trim().split('\n')
    expect(await linesOf('--contact', 'P2')).toHaveLength(2)
    expect(await linesOf('--status', 'canceled', '--count')).toEqual(['1'])
    expect(await linesOf('--text', 'incom')).toHaveLength(3)
    const backwards = [...['--sort', 'date', '--descending'], ...['--page', '1']]
    const [, row] = await linesOf('--csv', ...backwards, '--page-size', '1')
    expect(row).toContain(second)
  })

  it('says how much is left out because it is purged (rule R161)', async () => {
    const { cli, done, first, second } = await scene()
    await done('purge', first, '--basis', 'mistake')
    const said = async (position: string) =>
      (await cli('log', '--as-of', position, '--json')).stderr
    expect(await said('6')).toBe('As of position 6: 1 interaction is left out, purged by now.\n')
    await done('cancel', second)
    await done('purge', second, '--basis', 'mistake')
    expect(await said('6')).toBe('As of position 6: 2 interactions are left out, purged by now.\n')
    expect(await said('4')).toBe('As of position 4.\n')
  })

  it('refuses what is neither', async () => {
    const { cli } = await scene()
    for (const point of ['yesterday', '2026-03-01', '2026-02-30T00:00Z', '-1', '', '1.5'])
      expect(await cli('log', `--as-of=${point}`)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: `error: option '--as-of <position|instant>' argument '${point}' is invalid. Give a position, such as an entry number, or an instant, such as 2026-03-01T09:30Z: a day needs a time, and Z or an offset such as +01:00.\n`,
      })
    expect(await cli('log', '--as-of', '1'.repeat(21))).toMatchObject({ code: 1, stdout: '' })
  })

  it('draws on a terminal how far it is', async () => {
    const { file } = await scene()
    const { stderr } = await runIn({}, ['log', '--as-of', '5', '--log', file], { isTTY: true })
    expect(stderr).toContain('looking for what is purged')
    expect(stderr).toContain('100% | replaying the log')
    expect(stderr).toContain('As of position 5.')
  })

  it('is interrupted while it replays', async () => {
    const { file } = await scene()
    expect(
      await runIn({}, ['log', '--as-of', '5', '--log', file], {
        isTTY: true,
        interruptAt: 'looking for',
      }),
    ).toMatchObject({ code: 130, stdout: '' })
  })
})

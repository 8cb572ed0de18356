import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { eventsOf, folder, newFile } from './opened.js'

const run = async (file: string): Promise<unknown> => {
  const script = join(__dirname, 'open-and-record.ts')
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--conditions=@interaction-log/source',
      ...['-r', 'ts-node/register'],
      ...['-e', 'require(process.argv[1])', script, file],
    ],
    { cwd: join(__dirname, '../../..') },
  )
  return JSON.parse(stdout)
}

describe('two processes', () => {
  it('that open the same new file at once share one log and one key', async () => {
    const file = newFile()
    const outcomes = await Promise.all([run(file), run(file)])
    const recorded = { type: 'Recorded', entryNo: '4' }
    expect(outcomes).toMatchObject([{ recorded }, { recorded }])
    expect(outcomes).toContainEqual(expect.objectContaining({ isNew: true }))
    expect(outcomes).toContainEqual(expect.objectContaining({ isNew: false }))
    const events = await eventsOf(file)
    expect(events).toHaveLength(4)
    expect(new Set(events.map(({ log }) => log)).size).toBe(1)
    const keys = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.key`))
    expect(keys).toEqual([`${basename(file)}.key`])
  })
})

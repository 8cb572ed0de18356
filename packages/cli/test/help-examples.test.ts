/** The examples of the help texts can be copied: each is run, in the order in which it stands. */
import { fileOf, logWithTemplates } from './cli.js'

const id = '3b0f6f0e-9d5c-4c38-9c1b-0b8f0f6f2a11'
const contacts = fileOf('who-has-numbers.csv', 'id,customerNo\nC,10000\nP1,\nCT12,\nCT000012,\n')
const lines = fileOf('lines.csv', 'contactId\nP1\nC\n')

/** What follows `interaction-log`, as a shell takes it apart; the output may go to a file. */
const examplesIn = (help: string): readonly (readonly string[])[] =>
  [...help.replace(/ \\\n\s*/g, ' ').matchAll(/^ {2}interaction-log (.*?)(?: > \S+)?$/gm)].map(
    ([, line = '']) =>
      [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
        ([, single, double, plain]) => single ?? double ?? plain ?? '',
      ),
  )

const officeWith = async (status: 'recorded' | 'canceled') => {
  const office = await logWithTemplates()
  const { done, record } = office
  for (const code of ['BUS', 'S_INVOICE', 'EMAIL'])
    await done('template', 'define', code, '--description', code, '--group', 'PHONE')
  const call = ['--template', 'INCOME', '--salesperson', 'S1', '--date', '2015-03-01']
  const recorded = await record('--contact', 'CT000012', ...call)
  if (status === 'canceled') await done('cancel', recorded)
  const files = { 'contacts.csv': lines, 'ids.txt': fileOf('some-ids.txt', recorded) }
  const meant = (word: string): string => ({ [id]: recorded, ...files })[word] ?? word
  return { ...office, meant }
}

const withDirectory = new Set(['automatic', 'segment'])

describe('the examples of', () => {
  it.each([
    ['automatic', 6, 'recorded'],
    ['segment', 10, 'recorded'],
    ['hold', 3, 'recorded'],
    ['export-contact', 1, 'recorded'],
    ['erase-contact', 1, 'recorded'],
    ['log', 6, 'recorded'],
    ['views', 1, 'recorded'],
    ['rebuild', 1, 'recorded'],
    ['purges', 1, 'recorded'],
    ['last-dates', 2, 'recorded'],
    ['cancel', 3, 'recorded'],
    ['reinstate', 3, 'canceled'],
    ['purge', 3, 'canceled'],
  ] as const)('%s are %s, and all work', async (command, count, status) => {
    const { cli, done, meant } = await officeWith(status)
    const examples = examplesIn(await done(command, '--help'))
    expect(examples).toHaveLength(count)
    const directory = withDirectory.has(command) ? ['--contacts', contacts] : []
    for (const argv of examples) {
      const { code, stderr } = await cli(...argv.map(meant), ...directory)
      const problems = stderr.replace(/^As of position \d+\.\n$/, '')
      expect({ argv, code, problems }).toEqual({ argv, code: 0, problems: '' })
    }
  })
})

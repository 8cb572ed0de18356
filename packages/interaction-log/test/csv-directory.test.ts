import { writeFileSync } from 'node:fs'
import {
  csvCampaigns,
  csvContacts,
  type CsvInvalid,
  type CsvRead,
  csvSalespeople,
  explain,
} from '@interaction-log/interaction-log'
import { type Either, isRight } from 'fp-ts/lib/Either.js'
import { folder, newFile } from './opened.js'

const fileOf = (content: string | Buffer): string => {
  const file = `${newFile()}.csv`
  writeFileSync(file, content)
  return file
}

const right = <A>(either: Either<unknown, A>): A => {
  if (isRight(either)) return either.right
  throw new Error(`a failure: ${JSON.stringify(either.left)}`)
}

const directoryOf = <Directory>(read: CsvRead<Directory> | CsvInvalid): Directory => {
  if (read.type === 'CsvRead') return read.directory
  throw new Error(explain(read))
}

const contact = async (content: string | Buffer, id: string): Promise<unknown> =>
  right(await directoryOf(csvContacts(fileOf(content))).find(id)())

describe('a CSV file of contacts', () => {
  it('gives every field that recording asks for', async () => {
    const content = [
      'id,companyId,name,hasEmail,languageCode,salespersonCode,correspondenceType,privacyBlocked',
      'P1,C,"Bianchi, Anna",no,ITA,S1,hardCopy,yes',
    ].join('\n')
    expect(await contact(content, 'P1')).toEqual({
      id: 'P1',
      companyId: 'C',
      name: 'Bianchi, Anna',
      hasEmail: false,
      languageCode: 'ITA',
      salespersonCode: 'S1',
      correspondenceType: 'hardCopy',
      privacyBlocked: true,
      alternativeAddresses: [],
      customerNo: null,
      vendorNo: null,
    })
    expect(await contact(content, 'P2')).toBeUndefined()
  })

  it('needs only ids: what is empty or has no column has its default', async () => {
    const bare = { companyId: null, hasEmail: true, correspondenceType: 'none' }
    expect(await contact('id\nP1\n', 'P1')).toMatchObject({ ...bare, privacyBlocked: false })
    const empty = 'id,companyId,hasEmail,privacyBlocked\nP1,,,\n'
    expect(await contact(empty, 'P1')).toMatchObject({ ...bare, privacyBlocked: false })
  })

  it('may have a byte order mark, CRLF, empty lines, spaces and line breaks in quotes', async () => {
    const content = '\uFEFFid , name\r\n\r\nP1,"two\r\nlines"\r\n P2 , x \r\n'
    expect(await contact(content, 'P1')).toMatchObject({ name: 'two\r\nlines' })
    expect(await contact(content, 'P2')).toMatchObject({ id: 'P2', name: 'x' })
  })

  it.each([
    ['yes', true],
    ['TRUE', true],
    ['1', true],
    ['No', false],
    ['false', false],
    ['0', false],
  ])('reads %s in a column of yes and no', async (value, privacyBlocked) => {
    const content = `id,privacyBlocked\nP1,${value}\n`
    expect(await contact(content, 'P1')).toMatchObject({ privacyBlocked })
  })

  it('may hold nobody', () => {
    expect(csvContacts(fileOf('id\n'))).toMatchObject({ type: 'CsvRead' })
  })
})

describe('CSV files of salespeople and campaigns', () => {
  it('give ids with names or descriptions', async () => {
    const salespeople = directoryOf(csvSalespeople(fileOf('id,name\nS1,Rossi\n')))
    expect(right(await salespeople.find('S1')())).toEqual({ id: 'S1', name: 'Rossi' })
    expect(right(await salespeople.find('S2')())).toBeUndefined()
    const campaigns = directoryOf(csvCampaigns(fileOf('description,id\nSpring,CP1\n')))
    expect(right(await campaigns.find('CP1')())).toEqual({ id: 'CP1', description: 'Spring' })
  })
})

describe('a CSV file that is not what it should be', () => {
  const secret = 'Zyx'
  const cases: readonly (readonly [string, string | Buffer, number, string, string])[] = [
    ['an unknown column', `id,${secret}\nP1,x\n`, 1, 'column 2', 'its name is not known'],
    ['no line of names', `${secret},C\nP2,C\n`, 1, 'column 1', 'its name is not known'],
    ['semicolons', `id;name\nP1;${secret}\n`, 1, 'column 1', 'its name is not known'],
    ['a column twice', `id,name,name\nP1,${secret},x\n`, 1, 'column 3', 'twice'],
    ['no column of ids', `name\n${secret}\n`, 1, 'id', 'this column is missing'],
    ['nothing in it', '', 1, 'id', 'this column is missing'],
    ['a line without an id', `id,name\nP1,x\n,${secret}\n`, 3, 'id', 'expected 1 to 100'],
    ['an id that is too long', `id\n${secret.repeat(40)}\n`, 2, 'id', 'expected 1 to 100'],
    ['an id twice', `id,name\n${secret},x\nP2,x\n${secret},y\n`, 4, 'id', 'on an earlier line'],
    ['neither yes nor no', `id,hasEmail\nP1,${secret}\n`, 2, 'hasEmail', 'expected yes or no'],
    [
      'a correspondence type of its own',
      `id,correspondenceType\nP1,fax\nP2,${secret}\n`,
      3,
      'correspondenceType',
      'expected none, hardCopy, email or fax',
    ],
    ['an open quote', `id,name\nP1,x\nP2,"${secret}\nP3,y\n`, 3, '', 'check the quotes'],
    [
      'an open quote behind empty lines',
      `id,name\r\n\r\n \r\n"${secret}`,
      4,
      '',
      'check the quotes',
    ],
    [
      'one in a later line',
      `id,name\r\n"P\r\n1","${secret}\r\nP3,y\r\n`,
      3,
      '',
      'check the quotes',
    ],
    ['text behind a quote', `id,name\nP1,"x"${secret}\n`, 2, '', 'check the quotes'],
    ['a value too many', `id,name\nP1,x,${secret}\n`, 2, '', '3 values, not 2'],
    ['a fault behind lines in quotes', `id,name\r\nP1,"a\r\nb"\r\n,${secret}`, 4, 'id', 'expected'],
    ['another encoding', Buffer.from('id,name\nP1,Nicol\u00F2\n', 'latin1'), 0, '', 'not UTF-8'],
  ]

  it.each(cases)('is refused with line and field: %s', (_, content, line, field, because) => {
    const file = fileOf(content)
    const refused = csvContacts(file)
    if (refused.type === 'CsvRead') throw new Error('it was read')
    expect(refused).toMatchObject({ type: 'CsvInvalid', file, line, field })
    expect(refused.because).toContain(because)
    const sentence = explain(refused)
    expect(sentence).toContain(because)
    expect(sentence).not.toContain(secret)
    expect(sentence).toMatch(/[^.]\.$/)
  })

  it('is refused when it is not there', () => {
    const file = `${folder}/nobody.csv`
    expect(csvSalespeople(file)).toEqual({
      type: 'CsvInvalid',
      file,
      line: 0,
      field: '',
      because: 'it cannot be read (ENOENT)',
    })
  })
})

import {
  addressOn,
  anyCampaign,
  anyContact,
  anySalesperson,
  campaigns,
  Contact,
  ContactId,
  contacts,
  type CustomerOrVendor,
  inMemoryCampaigns,
  inMemoryContacts,
  inMemorySalespeople,
  LocalDate,
  OpaqueId,
  salespeople,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import * as E from 'fp-ts/lib/Either.js'
import { everybody, salesOffice } from './sales-office.js'

const down = () => {
  throw new Error('the database of Mrs Secret is down')
}
const odd = (answer: unknown) => () => answer as never

const all = [
  ['contacts', contacts],
  ['salespeople', salespeople],
  ['campaigns', campaigns],
] as const

describe.each(all)('a directory of %s', (name, of) => {
  const unavailable = (because: string) =>
    E.left({ type: 'DirectoryUnavailable', directory: name, because })

  it('answers nobody for undefined and for null', async () => {
    expect(await of(() => undefined).find('X')()).toEqual(E.right(undefined))
    expect(await of(odd(null)).find('X')()).toEqual(E.right(undefined))
  })

  it('answers what is not read as a failure, which quotes nothing', async () => {
    expect(await of(down).find('X')()).toEqual(unavailable('looking up the id failed'))
    expect(await of(() => Promise.reject(new Error('Mrs Secret'))).find('X')()).toEqual(
      unavailable('looking up the id failed'),
    )
    expect(await of(odd({ id: '' })).find('X')()).toEqual(
      unavailable('an entry has no valid field "id"'),
    )
    expect(await of(odd('X')).find('X')()).toEqual(unavailable('the answer is no id'))
  })
})

describe('what a directory leaves out', () => {
  it('of a contact is what is not known of an independent person with an e-mail address', async () => {
    const known = {
      id: 'P1',
      companyId: null,
      name: null,
      hasEmail: true,
      languageCode: null,
      salespersonCode: null,
      correspondenceType: 'none',
      privacyBlocked: false,
      alternativeAddresses: [],
      customerNo: null,
      vendorNo: null,
    }
    expect(await inMemoryContacts([{ id: 'P1' }]).find('P1')()).toEqual(E.right(known))
    expect(await anyContact.find('P1')()).toEqual(E.right(known))
  })

  it('of salespeople and campaigns is their name', async () => {
    const salesperson = E.right({ id: 'S1', name: null })
    expect(await inMemorySalespeople([{ id: 'S1' }]).find('S1')()).toEqual(salesperson)
    expect(await anySalesperson.find('S1')()).toEqual(salesperson)
    const campaign = E.right({ id: 'CP1', description: null })
    expect(await inMemoryCampaigns([{ id: 'CP1' }]).find('CP1')()).toEqual(campaign)
    expect(await anyCampaign.find('CP1')()).toEqual(campaign)
  })
})

describe('the contact of an account (rule R64)', () => {
  const account = (type: CustomerOrVendor['type'], no: string): CustomerOrVendor => ({
    type,
    no: sample(OpaqueId, no),
  })

  it('is the first of the list with that number', async () => {
    const { ofAccount } = inMemoryContacts([
      { id: 'C', customerNo: '10', vendorNo: null },
      { id: 'P1', customerNo: '10', vendorNo: '20' },
      { id: 'P2', vendorNo: '20' },
    ])
    expect(await ofAccount?.(account('customer', '10'))()).toEqual(E.right('C'))
    expect(await ofAccount?.(account('vendor', '20'))()).toEqual(E.right('P1'))
    expect(await ofAccount?.(account('vendor', '10'))()).toEqual(E.right(undefined))
  })

  it('is none where any id is a contact: its number is no id', async () => {
    expect(await anyContact.ofAccount?.(account('vendor', '20'))()).toEqual(E.right(undefined))
  })

  it('is not looked for without a function that finds it', () => {
    expect(contacts(() => undefined)).not.toHaveProperty('ofAccount')
  })

  it.each([down, odd(''), odd(7)])('is not what is no id: %#', async (ofAccount) => {
    const answer = await contacts(() => undefined, ofAccount).ofAccount?.(account('vendor', '1'))()
    expect(answer).toMatchObject({ left: { type: 'DirectoryUnavailable', directory: 'contacts' } })
  })
})

describe('the campaign that targets a contact on a day (rule R69)', () => {
  const [contactId, date] = [sample(ContactId, 'P1'), sample(LocalDate, '2026-03-02')]

  it('is what the directory says of that contact and day', async () => {
    const { targeting } = campaigns(
      () => undefined,
      (id, day) => `${id} ${day}`,
    )
    expect(await targeting?.(contactId, date)()).toEqual(E.right('P1 2026-03-02'))
  })

  it('is not asked for without a function that says it', () => {
    expect(campaigns(() => undefined)).not.toHaveProperty('targeting')
  })

  it('is a failure of the campaigns if it is no id', async () => {
    const { targeting } = campaigns(() => undefined, odd(''))
    expect(await targeting?.(contactId, date)()).toEqual(
      E.left({
        type: 'DirectoryUnavailable',
        directory: 'campaigns',
        because: 'the answer is no id',
      }),
    )
  })
})

describe('the address in use on a day (rule R21)', () => {
  const address = (code: string, startsOn: string, endsOn: string | null) => ({
    code,
    hasEmail: false,
    startsOn,
    endsOn,
  })
  const contact = sample(Contact, {
    id: 'P1',
    alternativeAddresses: [
      address('NEW', '2026-03-10', '2026-03-20'),
      address('OLD', '2026-03-01', null),
      address('MID', '2026-03-05', '2026-03-15'),
    ],
  })

  it.each([
    ['2026-02-28', undefined],
    ['2026-03-01', 'OLD'],
    ['2026-03-05', 'MID'],
    ['2026-03-10', 'NEW'],
    ['2026-03-20', 'NEW'],
    ['2026-03-21', 'OLD'],
  ])('on %s is %s: the last that began, however they are listed', (day, code) => {
    expect(addressOn(contact, sample(LocalDate, day))?.code).toBe(code)
  })
})

describe('a recording while a directory cannot be asked', () => {
  it.each(all)('stores nothing and says which: %s', async (name, of) => {
    const office = await salesOffice()
    const before = await office.head()
    const answer = await office.record(
      10,
      { campaignNo: 'CP1' },
      { ...everybody, [name]: of(down) },
    )
    expect(answer).toMatchObject({ left: { type: 'DirectoryUnavailable', directory: name } })
    expect(await office.head()).toBe(before)
  })
})

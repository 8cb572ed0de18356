/** Stands for the database of a sales system: customers, their contacts, a campaign, invoices. */

export interface Invoice {
  readonly no: string
  readonly customerNo: string
  readonly amount: string
  readonly postedOn: string | null
}

const people = [
  { id: 'CT1', companyId: 'CT1', customerNo: '10000', salesperson: 'AH', isBlocked: false },
  { id: 'CT2', companyId: 'CT2', customerNo: '20000', salesperson: null, isBlocked: true },
]

const loyal = { id: 'LOYAL', from: '2026-01-01', targets: ['CT1'] }

const invoices = new Map<string, Invoice>(
  [
    { no: 'I1', customerNo: '10000', amount: '1200', postedOn: null },
    { no: 'I2', customerNo: '20000', amount: '80', postedOn: null },
    { no: 'I3', customerNo: '30000', amount: '40', postedOn: null },
  ].map((invoice) => [invoice.no, invoice]),
)

export const sales = {
  contact: (id: string) => people.find((person) => person.id === id),
  contactOfCustomer: (no: string) => people.find(({ customerNo }) => customerNo === no)?.id,
  campaign: (id: string) => (id === loyal.id ? loyal : undefined),
  campaignFor: (contactId: string, date: string) =>
    loyal.targets.includes(contactId) && loyal.from <= date ? loyal.id : undefined,
  invoice: (no: string) => invoices.get(no),
  post: (invoice: Invoice, date: string): Invoice => {
    const posted = { ...invoice, postedOn: invoice.postedOn ?? date }
    invoices.set(invoice.no, posted)
    return posted
  },
}

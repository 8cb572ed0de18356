/** The demo's data: who there is, what can be recorded, and what was. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DefineTemplateInput, RecordInput } from '@interaction-log/interaction-log'
import { parse } from 'csv-parse/sync'

export const dataFile = (name: string): string => join(__dirname, name)

type Row = Readonly<Record<string, string>>

const rowsOf = (name: string): readonly Row[] =>
  parse(readFileSync(dataFile(name)), { columns: true }) as unknown as readonly Row[]

/** A column of a row; the demo's own files have no others. */
const text = (row: Row, column: string): string => row[column] ?? ''
const optional = (row: Row, column: string): string | null => text(row, column) || null

export const groups = rowsOf('groups.csv').map((row) => ({
  code: text(row, 'code'),
  description: text(row, 'description'),
}))

export const templates = rowsOf('templates.csv').map((row) => ({
  ...row,
  code: text(row, 'code'),
  groupCode: text(row, 'groupCode'),
  durationMinutes: Number(text(row, 'durationMinutes')),
})) as readonly DefineTemplateInput[]

const documentKinds = { S_INVOICE: 'salesInvoice', S_QUOTE: 'salesQuote' } as const

/** Letters, calls and meetings are recorded by hand; invoices and quotes when they are printed. */
const sourceOf = (templateCode: string, description: string): NonNullable<RecordInput['source']> =>
  templateCode === 'S_INVOICE' || templateCode === 'S_QUOTE'
    ? {
        type: 'document',
        kind: documentKinds[templateCode],
        no: description.split(' ')[1] ?? null,
        occurrence: null,
        version: null,
      }
    : { type: 'manual' }

export interface Interaction {
  readonly no: string
  readonly request: RecordInput
  readonly canceledBecause: string | null
}

export const interactions: readonly Interaction[] = rowsOf('interactions.csv').map((row) => {
  const templateCode = text(row, 'templateCode')
  const description = text(row, 'description')
  const minutes = text(row, 'durationMinutes')
  const evaluation = text(row, 'evaluation')
  return {
    no: text(row, 'no'),
    canceledBecause: optional(row, 'canceledBecause'),
    request: {
      contactId: text(row, 'contactId'),
      templateCode,
      date: text(row, 'date'),
      time: optional(row, 'time'),
      description,
      segmentNo: optional(row, 'segmentNo'),
      campaignNo: optional(row, 'campaignNo'),
      source: sourceOf(templateCode, description),
      ...(minutes && { durationMinutes: Number(minutes) }),
      ...(evaluation && { evaluation: evaluation as NonNullable<RecordInput['evaluation']> }),
    },
  }
})

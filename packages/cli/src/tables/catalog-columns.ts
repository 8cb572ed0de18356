/**
 * Groups and templates as tables.
 *
 * @since 0.1.0
 */
import type { GroupEntry, TemplateEntry } from '@interaction-log/interaction-log'
import type { Column } from './table.js'

const status = ({ isRetired }: { readonly isRetired: boolean }): string =>
  isRetired ? 'retired' : 'in use'

export const groupColumns: readonly Column<GroupEntry>[] = [
  { head: 'Code', width: 10, cell: ({ code }) => code },
  { head: 'Description', width: 50, cell: ({ description }) => description },
  { head: 'Status', width: 8, cell: status },
]

export const templateColumns: readonly Column<TemplateEntry>[] = [
  { head: 'Code', width: 10, cell: ({ code }) => code },
  { head: 'Group', width: 10, cell: ({ groupCode }) => groupCode },
  { head: 'Description', width: 30, cell: ({ description }) => description },
  { head: 'Cost', width: 10, align: 'right', cell: ({ cost }) => cost },
  { head: 'Min.', width: 6, align: 'right', cell: ({ durationMinutes }) => durationMinutes },
  { head: 'Channel', width: 8, cell: ({ channel }) => channel },
  { head: 'Flow', width: 8, cell: ({ informationFlow }) => informationFlow },
  { head: 'By', width: 4, cell: ({ initiatedBy }) => initiatedBy },
  { head: 'Type', width: 8, cell: ({ correspondenceType }) => correspondenceType },
  { head: 'Campaign', width: 12, cell: ({ campaignNo }) => campaignNo },
  { head: 'Status', width: 8, cell: status },
]

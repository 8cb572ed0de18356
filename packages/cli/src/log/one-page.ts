/**
 * One page of many, by its number.
 *
 * @since 0.1.0
 */
import type { Problem } from '@interaction-log/interaction-log'
import { type Command, InvalidArgumentError } from 'commander'
import type { Page } from '../tables/print-pages.js'

export interface OnePage {
  /** 1, 2, … */
  readonly no: number
  readonly size: number
}

const most = 1000

const wholeUpTo =
  (longest: number) =>
  (text: string): number => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= 1 && number <= longest) return number
    throw new InvalidArgumentError(`Give a whole number from 1 to ${String(longest)}.`)
  }

export const withPage = (command: Command): Command =>
  command
    .option('--page <no>', 'only this page: 1 is the first', wholeUpTo(Number.MAX_SAFE_INTEGER))
    .option('--page-size <entries>', 'entries in a page; default: 50', wholeUpTo(most))

export const pageOfOptions = ({
  page,
  pageSize,
}: {
  readonly page?: number
  readonly pageSize?: number
}): OnePage | undefined =>
  page === undefined && pageSize === undefined ? undefined : { no: page ?? 1, size: pageSize ?? 50 }

type PageOf<Row> = (limit: number, after: string | undefined) => Promise<Page<Row> | Problem>

/** What stands before it is passed over in pages that are as large as can be. */
export const onlyPage = async <Row>(
  { no, size }: OnePage,
  pageOf: PageOf<Row>,
): Promise<Page<Row> | Problem> => {
  let after: string | undefined
  for (let before = (no - 1) * size; before > 0;) {
    const passed = await pageOf(Math.min(before, most), after)
    if (passed.type !== 'Page') return passed
    if (passed.next === undefined) return { type: 'Page', rows: [], next: undefined }
    before -= passed.rows.length
    after = passed.next
  }
  const page = await pageOf(size, after)
  return page.type === 'Page' ? { ...page, next: undefined } : page
}

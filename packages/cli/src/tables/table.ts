/**
 * Tables of fixed column widths, so that one page after the other can be printed. What does not fit
 * is cut; `--json` shows everything.
 *
 * @since 0.1.0
 */
import Table from 'cli-table3'

export interface Column<Row> {
  readonly head: string
  /** Characters, without the space between columns. */
  readonly width: number
  readonly align?: 'right'
  readonly cell: (row: Row) => string | number | null
}

const borders = ['top', 'bottom', 'left', 'right', 'mid', 'middle']
const noBorders = Object.fromEntries(
  [...borders, 'top-mid', 'top-left', 'top-right', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left-mid', 'mid-mid', 'right-mid'])
    .map((name) => [name, '']),
)

/** Stored text may hold line breaks and terminal codes; shown, it may not. */
const shown = (cell: string | number | null): string =>
  String(cell ?? '').replace(/\p{Cc}/gu, '\u{FFFD}')

const withoutTrailingSpace = (text: string): string => text.replace(/ +$/gm, '')

const render = (columns: readonly Column<never>[], cells: readonly string[][]): string => {
  const table = new Table({
    chars: noBorders,
    style: { 'padding-left': 0, 'padding-right': 2, compact: true },
    colWidths: columns.map(({ width }) => width + 2),
    colAligns: columns.map(({ align }) => align ?? 'left'),
  })
  table.push(...cells)
  return withoutTrailingSpace(table.toString())
}

export const tableHead = (columns: readonly Column<never>[]): string =>
  render(columns, [columns.map(({ head }) => head)])

/** The library's time grows with the square of the rows of one table. */
const rowsAtOnce = 20

/** The rows of a page as lines; empty for no rows. */
export const tableRows = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string => {
  const cells = rows.map((row) => columns.map(({ cell }) => shown(cell(row))))
  const pieces: string[] = []
  for (let at = 0; at < cells.length; at += rowsAtOnce)
    pieces.push(render(columns, cells.slice(at, at + rowsAtOnce)))
  return pieces.join('\n')
}

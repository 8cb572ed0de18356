/**
 * What can be asked of a view of one's own, decoded: a column that it does not have is refused.
 *
 * @since 0.1.0
 */
import { decodeInput, type InputRefusal } from '@interaction-log/core'
import type { Condition, CountBy, Query } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { patience } from '../read/read-requests.js'
import { whole } from '../read/whole.js'

const bigint = new t.Type<bigint, bigint, unknown>(
  'bigint',
  (input) => typeof input === 'bigint',
  (input, context) => (typeof input === 'bigint' ? t.success(input) : t.failure(input, context)),
  t.identity,
)

const value = t.union([t.string, t.number, bigint, t.null], 'a string, a number, a bigint or null')

const columnIn = <Column extends string>(names: readonly Column[]) => {
  const isColumn = (input: unknown): input is Column => names.some((name: string) => name === input)
  return new t.Type<Column, Column, unknown>(
    names.length === 0 ? 'no column: the view has none' : `one of ${names.join(', ')}`,
    isColumn,
    (input, context) => (isColumn(input) ? t.success(input) : t.failure(input, context)),
    t.identity,
  )
}

const conditionOn = <Column extends string>(column: t.Type<Column>): t.Type<Condition<Column>> =>
  t.union(
    [
      t.strict({
        type: t.keyof({ Equals: null, AtLeast: null, AtMost: null }),
        column,
        value,
      }),
      t.strict({ type: t.literal('Includes'), column, value: t.union([t.string, t.number]) }),
      t.strict({ type: t.literal('IsPresent'), column }),
      t.strict({ type: t.literal('Matches'), text: t.string }),
    ],
    `a condition such as equals(column, value), the column being ${column.name}; the value ${value.name}`,
  )

export interface OwnQuestions<Column extends string> {
  readonly query: (input: unknown) => E.Either<InputRefusal, Query<Column>>
  readonly where: (input: unknown) => E.Either<InputRefusal, readonly Condition<Column>[]>
  readonly countBy: (input: unknown) => E.Either<InputRefusal, CountBy<Column>>
  readonly id: (input: unknown) => E.Either<InputRefusal, string>
  readonly withinMs: (input: unknown) => E.Either<InputRefusal, number | undefined>
}

const pageSize = 100

export const ownQuestions = <Column extends string>(
  names: readonly Column[],
): OwnQuestions<Column> => {
  const column = columnIn(names)
  const columns = t.readonlyArray(column)
  const where = t.readonlyArray(conditionOn(column), 'a list of conditions')
  const page = { where, limit: whole(1000), after: t.string }
  const rows = { ...page, orderBy: columns, descending: t.boolean }
  const decodeRows = decodeInput(t.exact(t.partial(rows)), Object.keys(rows))
  const decodeGroups = decodeInput(
    t.intersection([t.strict({ by: columns }), t.exact(t.partial(page))]),
    ['by', ...Object.keys(page)],
  )
  const decodeWhere = decodeInput(t.strict({ where }), ['where'])
  const decodeId = decodeInput(t.strict({ id: t.string }), ['id'])
  const decodePatience = decodeInput(t.exact(t.partial({ withinMs: patience })), ['withinMs'])
  return {
    query: (input) =>
      pipe(
        decodeRows(input),
        E.map(({ where = [], orderBy = [], limit = pageSize, ...others }) => ({
          ...others,
          where,
          orderBy,
          limit,
        })),
      ),
    where: (input) =>
      pipe(
        decodeWhere({ where: input }),
        E.map(({ where }) => where),
      ),
    countBy: (input) =>
      pipe(
        decodeGroups(input),
        E.map(({ where = [], limit = pageSize, ...others }) => ({ ...others, where, limit })),
      ),
    id: (input) =>
      pipe(
        decodeId({ id: input }),
        E.map(({ id }) => id),
      ),
    withinMs: (input) =>
      pipe(
        decodePatience({ withinMs: input }),
        E.map(({ withinMs }) => withinMs),
      ),
  }
}

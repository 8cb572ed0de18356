/**
 * Mistakes in what is found.
 *
 * @since 0.1.0
 */
import { type Condition, isPresent } from '../../view-store/condition.js'
import type { CountBy, Query } from '../../view-store/query.js'
import type { View } from '../../view-store/view.js'
import { inView } from './mistake.js'

type Where<Column extends string> = readonly Condition<Column>[]

/** Every question, asked with other conditions. */
const asking =
  (other: <Column extends string>(where: Where<Column>) => Where<Column>) =>
  <Row extends object, Column extends string>(
    view: View<Row, Column>,
  ): Partial<View<Row, Column>> => ({
    query: (query: Query<Column>) => view.query({ ...query, where: other(query.where) }),
    count: (where: Where<Column>) => view.count(other(where)),
    countBy: (question: CountBy<Column>) =>
      view.countBy({ ...question, where: other(question.where) }),
  })

const without = (type: Condition<string>['type']) =>
  asking((where) => where.filter((condition) => condition.type !== type))

/** @since 0.1.0 */
export const finding = [
  inView(
    'finds every row but those of the first condition',
    asking((where) => where.slice(1)),
  ),
  inView(
    'looks at the first condition only',
    asking((where) => where.slice(0, 1)),
  ),
  inView('takes a missing value for any', (view) =>
    asking((where) => where.filter((one) => one.type !== 'Equals' || one.value !== null))(view),
  ),
  inView(
    'compares numbers as text',
    asking((where) =>
      where.map((one) =>
        one.type === 'Equals' && typeof one.value === 'number'
          ? { ...one, value: String(one.value) }
          : one,
      ),
    ),
  ),
  inView('knows no lower bound', without('AtLeast')),
  inView('knows no upper bound', without('AtMost')),
  inView('does not ask whether there is a value', without('IsPresent')),
  inView('does not look into lists', without('Includes')),
  inView('cannot search text', without('Matches')),
  inView(
    'finds a text by its first word',
    asking((where) =>
      where.map((one) =>
        one.type === 'Matches' ? { ...one, text: one.text.split(' ')[0] ?? '' } : one,
      ),
    ),
  ),
  inView(
    'finds nothing by a text without words',
    asking((where) =>
      where.map((one) =>
        one.type === 'Matches' && !/\p{L}/u.test(one.text) ? { ...one, text: 'none' } : one,
      ),
    ),
  ),
  inView(
    'rounds large numbers',
    asking((where) =>
      where.map((one) =>
        one.type === 'AtMost' && typeof one.value === 'bigint'
          ? { ...one, value: BigInt.asIntN(64, one.value) }
          : one,
      ),
    ),
  ),
  inView('leaves out rows without a value in the order', (view) => ({
    query: (query) =>
      view.query({
        ...query,
        where: [...query.where, ...query.orderBy.map((one) => isPresent(one))],
      }),
  })),
]

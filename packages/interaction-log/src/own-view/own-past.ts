/**
 * A view of one's own as of a point.
 *
 * @since 0.1.0
 */
import type { PositionText } from '@interaction-log/core'
import type { Projection } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { openPast, type PastEngine } from '../past/open-past.js'
import { decodePoint } from '../past/point.js'
import type { OwnQuestions } from './own-questions.js'
import type { OwnView } from './own-view.js'
import { rowAnswers } from './row-answers.js'

export const ownPast =
  <Row extends object, Event extends { readonly type: string }, Column extends string>(
    engine: PastEngine,
    projection: Projection<Row, Event, Column>,
    questions: OwnQuestions<Column>,
  ): OwnView<Row, Column>['asOf'] =>
  async (input, onProgress) => {
    const at = decodePoint(input)
    if (E.isLeft(at)) return at.left
    const past = await openPast(engine, projection, at.right, onProgress)
    if (E.isLeft(past)) return past.left
    const { position, leftOut, close } = past.right
    const left = await leftOut()()
    if (E.isLeft(left)) {
      await close()
      return left.left
    }
    return {
      type: 'ViewAsOf',
      position: String(position) as PositionText,
      leftOut: left.right,
      view: {
        ...rowAnswers(past.right, questions, () => TE.right(undefined)),
        close: async () => {
          await close()
          return { type: 'Closed' }
        },
      },
    }
  }

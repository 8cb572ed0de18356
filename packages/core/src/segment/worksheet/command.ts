/**
 * What can be asked of a worksheet.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { SegmentNo } from '../../values/code.js'
import { ContactId } from '../../values/opaque-id.js'
import { Line } from '../../values/text.js'
import { WholeNumber } from '../../values/whole-number.js'
import { defaultsGiven, overridesGiven } from '../line.js'

const Defaults = t.readonly(t.exact(t.partial(defaultsGiven)), 'an object')
const described = { description: Line, defaults: Defaults }

/**
 * @category codecs
 * @since 0.1.0
 */
export const CreateSegmentRequest = t.readonly(
  t.intersection([t.strict({ no: SegmentNo }), t.exact(t.partial(described))]),
)
/** @since 0.1.0 */
export type CreateSegmentRequest = t.TypeOf<typeof CreateSegmentRequest>

const names = <Fields extends object>(fields: Fields) =>
  t.keyof(
    Object.fromEntries(Object.keys(fields).map((name) => [name, null])) as Record<
      keyof Fields & string,
      null
    >,
    'the name of a field',
  )

/**
 * What is left out stays; the defaults named in `clear` are given up.
 *
 * @category codecs
 * @since 0.1.0
 */
export const DescribeSegmentRequest = t.readonly(
  t.intersection([
    t.strict({ no: SegmentNo }),
    t.exact(t.partial({ ...described, clear: t.readonlyArray(names(defaultsGiven)) })),
  ]),
)
/** @since 0.1.0 */
export type DescribeSegmentRequest = t.TypeOf<typeof DescribeSegmentRequest>

/**
 * A line without its number.
 *
 * @category codecs
 * @since 0.1.0
 */
export const NewSegmentLine = t.readonly(
  t.intersection([t.strict({ contactId: ContactId }), t.exact(t.partial(overridesGiven))]),
)
/** @since 0.1.0 */
export type NewSegmentLine = t.TypeOf<typeof NewSegmentLine>

/**
 * The same contact may stand in several lines.
 *
 * @category codecs
 * @since 0.1.0
 */
export const AddSegmentLinesRequest = t.readonly(
  t.strict({ no: SegmentNo, lines: t.readonlyArray(NewSegmentLine, 'a list of lines') }),
)
/** @since 0.1.0 */
export type AddSegmentLinesRequest = t.TypeOf<typeof AddSegmentLinesRequest>

/**
 * What is left out stays; what is named in `clear` is again as the segment says.
 *
 * @category codecs
 * @since 0.1.0
 */
export const SegmentLineRevision = t.readonly(
  t.intersection([
    t.strict({ lineNo: WholeNumber }),
    t.exact(
      t.partial({
        contactId: ContactId,
        ...overridesGiven,
        clear: t.readonlyArray(names(overridesGiven)),
      }),
    ),
  ]),
)
/** @since 0.1.0 */
export type SegmentLineRevision = t.TypeOf<typeof SegmentLineRevision>

/**
 * @category codecs
 * @since 0.1.0
 */
export const ReviseSegmentLinesRequest = t.readonly(
  t.strict({ no: SegmentNo, lines: t.readonlyArray(SegmentLineRevision, 'a list of lines') }),
)
/** @since 0.1.0 */
export type ReviseSegmentLinesRequest = t.TypeOf<typeof ReviseSegmentLinesRequest>

/**
 * @category codecs
 * @since 0.1.0
 */
export const RemoveSegmentLinesRequest = t.readonly(
  t.strict({
    no: SegmentNo,
    lineNos: t.readonlyArray(WholeNumber, 'a list of numbers of lines'),
  }),
)
/** @since 0.1.0 */
export type RemoveSegmentLinesRequest = t.TypeOf<typeof RemoveSegmentLinesRequest>

/**
 * @category model
 * @since 0.1.0
 */
export type WorksheetCommand =
  | { readonly type: 'CreateSegment'; readonly request: CreateSegmentRequest }
  | { readonly type: 'DescribeSegment'; readonly request: DescribeSegmentRequest }
  | { readonly type: 'AddSegmentLines'; readonly request: AddSegmentLinesRequest }
  | { readonly type: 'ReviseSegmentLines'; readonly request: ReviseSegmentLinesRequest }
  | { readonly type: 'RemoveSegmentLines'; readonly request: RemoveSegmentLinesRequest }

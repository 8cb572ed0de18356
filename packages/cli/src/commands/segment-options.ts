/**
 * One option for everything that a line, or a segment for all of its lines, can say.
 *
 * @since 0.1.0
 */
import { segmentDefaultFields, segmentLineFields } from '@interaction-log/core'
import type { RequestOption } from '../request-options.js'
import { recordOptions } from './record-options.js'
import { templateOptions } from './template-options.js'

/** What an option says of its default for an interaction is not so for a line. */
const plain = (option: RequestOption): RequestOption => ({
  ...option,
  about: option.about.replace(/;? ?default: .*$/, '') || option.name,
})

export const lineOptions: readonly RequestOption[] = recordOptions
  .filter(({ field }) => segmentLineFields.includes(field))
  .map(plain)

/** The description of a segment is its own; that of its lines has another name. */
export const defaultOptions: readonly RequestOption[] = [
  ...lineOptions.filter(({ field }) => segmentDefaultFields.includes(field)),
  ...templateOptions.filter(({ field }) => field === 'ignoreContactCorrespondenceType'),
].map((option) =>
  option.field === 'description' ? { ...option, name: 'line-description' } : option,
)

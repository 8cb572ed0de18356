/**
 * How a segment speaks for its lines: what a line leaves out is as the segment says; what both leave
 * out is left to the template and the contact.
 *
 * @since 0.1.0
 */
import type { TemplateState } from '../template/state.js'
import type { SegmentNo } from '../values/code.js'
import type { SegmentDefaults, SegmentLine } from './line.js'

/** What depends on no template. */
const ofEveryTemplate: ReadonlySet<string> = new Set([
  'date',
  'time',
  'zone',
  'salespersonCode',
  'campaignNo',
  'evaluation',
  'attemptFailed',
  'opportunityNo',
  'taskNo',
])

/** As of a template, a type of correspondence yields to the contact's preference. */
const ofItsTemplate: ReadonlySet<string> = new Set([
  'correspondenceType',
  'ignoreContactCorrespondenceType',
])

const hasOwnTemplate = ({ templateCode }: SegmentLine, defaults: SegmentDefaults): boolean =>
  templateCode !== undefined && templateCode !== defaults.templateCode

const only = (fields: object, isWanted: (name: string) => boolean): object =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => isWanted(name)))

/** The request that a line is; it may lack a template or a date. */
export const lineRequest = (
  no: SegmentNo,
  defaults: SegmentDefaults,
  line: SegmentLine,
): object => ({
  ...only(defaults, (name) =>
    hasOwnTemplate(line, defaults) ? ofEveryTemplate.has(name) : !ofItsTemplate.has(name),
  ),
  ...only(line, (name) => name !== 'lineNo'),
  segmentNo: no,
  source: { type: 'segment' },
})

/** The template as the segment wants it: its type of correspondence, and whether that wins. */
export const templateForLine = (
  template: TemplateState,
  defaults: SegmentDefaults,
  line: SegmentLine,
): TemplateState => {
  if (template.type === 'NotDefined' || hasOwnTemplate(line, defaults)) return template
  const { correspondenceType, ignoreContactCorrespondenceType } = defaults
  return {
    ...template,
    fields: {
      ...template.fields,
      correspondenceType: correspondenceType ?? template.fields.correspondenceType,
      ignoreContactCorrespondenceType:
        ignoreContactCorrespondenceType ?? template.fields.ignoreContactCorrespondenceType,
    },
  }
}

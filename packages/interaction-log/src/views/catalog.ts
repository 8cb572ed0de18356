/**
 * Templates and groups as lists: what `record` can be based on.
 *
 * @since 0.1.0
 */
import {
  type EventEnvelope,
  type GroupCode,
  type GroupEvent,
  groupEvents,
  idOf,
  match,
  type TemplateCode,
  type TemplateEvent,
  templateEvents,
  type TemplateFields,
} from '@interaction-log/core'
import type { Projection } from '@interaction-log/projection'
import { produce } from 'immer'

/**
 * A template as it is now.
 *
 * @category model
 * @since 0.1.0
 */
export interface TemplateEntry extends TemplateFields {
  readonly code: TemplateCode
  readonly isRetired: boolean
}

/**
 * A group as it is now.
 *
 * @category model
 * @since 0.1.0
 */
export interface GroupEntry {
  readonly code: GroupCode
  readonly description: string
  readonly isRetired: boolean
}

const retired = <Row extends { readonly isRetired: boolean }>(
  row: Row | undefined,
  isRetired: boolean,
): Row | undefined =>
  row && produce(row, (draft: { isRetired: boolean }) => void (draft.isRetired = isRetired))

export const templateCatalog: Projection<TemplateEntry, TemplateEvent, 'code'> = {
  name: 'template-catalog',
  version: 1,
  codecs: templateEvents,
  categories: ['interactionTemplate'],
  rowId: ({ stream }) => stream,
  project: (row, { stream, event }: EventEnvelope<TemplateEvent>) => {
    const code = idOf(stream) as TemplateCode
    return match<TemplateEvent, TemplateEntry | undefined>(event, {
      InteractionTemplateDefined: ({ data }) => ({ ...data, code, isRetired: false }),
      InteractionTemplateRevised: ({ data }) => ({ ...data, code, isRetired: false }),
      InteractionTemplateRetired: () => retired(row, true),
      InteractionTemplateRestored: () => retired(row, false),
    })
  },
  columns: { code: ({ code }) => code },
  indexes: [['code']],
}

export const groupCatalog: Projection<GroupEntry, GroupEvent, 'code'> = {
  name: 'group-catalog',
  version: 1,
  codecs: groupEvents,
  categories: ['interactionGroup'],
  rowId: ({ stream }) => stream,
  project: (row, { stream, event }: EventEnvelope<GroupEvent>) => {
    const code = idOf(stream) as GroupCode
    return match<GroupEvent, GroupEntry | undefined>(event, {
      InteractionGroupDefined: ({ data }) => ({ ...data, code, isRetired: false }),
      InteractionGroupRevised: ({ data }) => ({ ...data, code, isRetired: false }),
      InteractionGroupRetired: () => retired(row, true),
      InteractionGroupRestored: () => retired(row, false),
    })
  },
  columns: { code: ({ code }) => code },
  indexes: [['code']],
}

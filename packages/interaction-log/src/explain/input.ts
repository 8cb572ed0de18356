/**
 * Refusals of what was given.
 *
 * @since 0.1.0
 */
import type { InputRefusal } from '@interaction-log/core'
import type { Sentences } from './problem.js'

interface Field {
  readonly field: string
}

export const ofInput: Sentences<InputRefusal['type']> = {
  CodeRequired: ({ field }: Field) => `${field}: give a code.`,
  ContactRequired: ({ field }: Field) => `${field}: name the contact.`,
  CostNegative: ({ field }: Field) => `${field}: a cost cannot be negative. Give 0 or more.`,
  DateInvalid: ({ field }: Field) =>
    `${field}: this is not a day of the calendar. Write it as YYYY-MM-DD, for example 2026-02-28.`,
  DateRequired: ({ field }: Field) => `${field}: say when it happened, as YYYY-MM-DD.`,
  DescriptionRequired: ({ field }: Field) =>
    `${field}: say what it was about, in 1 to 100 characters.`,
  DescriptionTooLong: ({ field }: Field) => `${field}: use at most 100 characters.`,
  DurationInvalid: ({ field }: Field) => `${field}: give whole minutes, 0 or more.`,
  FieldInvalid: ({ field, expected }) =>
    field === '' ? `Expected ${expected}.` : `${field}: expected ${expected}.`,
  FieldUnknown: ({ field }: Field) => `${field}: there is no such field. Check its spelling.`,
  GroupRequired: ({ field }: Field) => `${field}: name the group.`,
  TemplateRequired: ({ field }: Field) => `${field}: name the template.`,
}

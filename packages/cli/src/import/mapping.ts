/**
 * The mapping: how each row of a CSV file becomes an interaction. docs/reference/mapping.md explains
 * every part.
 *
 * @since 0.1.0
 */
import {
  decodeInput,
  DefineTemplateRequest,
  GroupRequest,
  OpaqueId,
  recordRequestFields,
  templateRequestFields,
} from '@interaction-log/core'
import * as t from 'io-ts'
import { closed, exactly } from './closed.js'

const Constant = t.union([t.string, t.number, t.boolean, t.null])
const Translated = exactly({ text: t.string, values: t.record(t.string, Constant) })
const Seconds = exactly({ seconds: t.string })
const Minutes = exactly({ minutes: t.string })
const DateParts = exactly({
  day: t.string,
  month: t.union([t.string, Translated]),
  year: t.union([t.string, exactly({ first: t.Integer })]),
})

/** A string is text with columns in braces; a number, a boolean or null stands for itself. */
const Rule = t.union(
  [Constant, Translated, Seconds, Minutes, DateParts],
  'text such as "client-{id}", a constant, {"text", "values"}, {"seconds"}, {"minutes"} or ' +
    '{"day", "month", "year"}',
)

export type Translated = t.TypeOf<typeof Translated>
export type DateParts = t.TypeOf<typeof DateParts>
export type Rule = t.TypeOf<typeof Rule>

const Fields = closed(
  t.intersection([
    t.strict({ contactId: Rule, templateCode: Rule, date: Rule }),
    t.record(t.string, Rule),
  ]),
  recordRequestFields.filter((field) => field !== 'source'),
  'an object with a rule for each field',
)

const Key = t.refinement(
  t.string,
  (text) => /\{[^{}]+\}/.test(text),
  'text that names a column of each row, such as "{id}"',
)

const Delimiter = t.refinement(
  t.string,
  (text) => text.length === 1 && !['"', '\n', '\r', ' '].includes(text),
  'one character such as ";"',
)

const required = { source: OpaqueId, key: Key, fields: Fields }
const optional = {
  delimiter: Delimiter,
  groups: t.readonlyArray(
    closed(GroupRequest, ['code', 'description'], 'a group'),
    'a list of groups',
  ),
  templates: t.readonlyArray(
    closed(DefineTemplateRequest, templateRequestFields, 'a template'),
    'a list of templates',
  ),
}

const Mapping = t.readonly(t.intersection([t.strict(required), t.exact(t.partial(optional))]))
export type Mapping = t.TypeOf<typeof Mapping>

export const decodeMapping = decodeInput(Mapping, Object.keys({ ...required, ...optional }))

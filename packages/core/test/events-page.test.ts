/** The reference of events has every event and every field. */
import {
  groupEvents,
  holdEvents,
  interactionEvents,
  logEvents,
  purgeBatchEvents,
  segmentEvents,
  templateEvents,
  templateSetupEvents,
  worksheetEvents,
} from '@interaction-log/core'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const page = readFileSync(join(__dirname, '../../../docs/reference/events.md'), 'utf8')

const codecs = Object.entries({
  ...logEvents,
  ...interactionEvents,
  ...groupEvents,
  ...templateEvents,
  ...purgeBatchEvents,
  ...templateSetupEvents,
  ...segmentEvents,
  ...worksheetEvents,
  ...holdEvents,
}) as readonly (readonly [string, object])[]

/** The properties of a codec of an object, whatever it is wrapped in. */
const propertiesOf = (codec: unknown): Readonly<Record<string, unknown>> => {
  const { props, type } = Object(codec) as {
    props?: Readonly<Record<string, unknown>>
    type: unknown
  }
  return props ?? propertiesOf(type)
}

const fieldsOf = (codec: object) => Object.keys(propertiesOf(propertiesOf(codec)['data']))

const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
)

const rowsOf = (section = '') =>
  [...section.matchAll(/^\| `(?<field>\w+)` +\| [^ |]/gm)].map(({ groups }) => groups?.['field'])

it('events.md lists every event', () => {
  expect([...sections.keys()].sort()).toEqual(codecs.map(([type]) => type).sort())
})

it.each(codecs)('events.md lists the fields of %s', (type, codec) => {
  expect(rowsOf(sections.get(type))).toEqual(fieldsOf(codec))
})

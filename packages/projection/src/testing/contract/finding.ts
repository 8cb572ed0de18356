/**
 * Conditions, each in every order, in pages of any size.
 *
 * @since 0.1.0
 */
import { strict as assert } from 'node:assert'
import {
  atLeast,
  atMost,
  type Condition,
  equals,
  includes,
  isPresent,
  matches,
} from '../../view-store/condition.js'
import { answered, pagedGroups, pagedRows } from './asking.js'
import { expectedGroups, expectedRows, meeting } from './reference.js'
import { rule, type ViewStoreRule } from './rule.js'
import { built, type Thing, thing, type ThingColumn, thingColumns } from './things.js'

const sizes = [9, 10, 2.5, '10', '9', '\uff5e', '\u{1f600}']
const colors = ['red', null, 'blue', 'red', '', null, 'Red']
const serials = ['1', '9007199254740993', '9007199254740992', '-3', '3']
const tags = [[], ['P1', 'P2'], [], ['P2'], ['a"b', ','], []]
const notes = ['Grüner Apfel', 'GRÜNE Birne, reif', 'a green apple', '', 'Äpfel & Birnen']

/** Ids that sort otherwise than their columns; ties and missing values in every one. */
const sample: ReadonlyMap<string, Thing> = new Map(
  Array.from({ length: 30 }, (_, n): [string, Thing] => [
    `id-${String((n * 17) % 30)}`,
    thing(sizes[n % 7] ?? 0, {
      color: colors[(n * 3) % 7] ?? null,
      serial: serials[n % 5] ?? '0',
      tags: tags[(n * 5) % 6] ?? [],
      note: notes[(n * 2) % 5] ?? '',
    }),
  ]),
)

const orders: readonly (readonly ThingColumn[])[] = [
  [],
  ...thingColumns.map((column) => [column]),
  ['color', 'size'],
  ['color', 'serial', 'size'],
  ['serial', 'color'],
  ['tags', 'serial'],
  ['size', 'size'],
]

const groupings: typeof orders = [[], ['color'], ['size', 'tags'], ['serial', 'color']]

const limits = [4, 1_000]

type Where = readonly Condition<ThingColumn>[]

const found = (sentence: string, ...wheres: readonly Where[]): ViewStoreRule =>
  rule(sentence, async (views) => {
    const view = await built(views, Object.fromEntries(sample))
    for (const where of wheres) {
      assert.equal(await answered(view.count(where)), meeting(sample, where).length)
      for (const orderBy of orders)
        for (const descending of [false, true])
          for (const limit of limits) {
            const query = { where, orderBy, descending, limit }
            assert.deepEqual(await pagedRows(view, query), expectedRows(sample, query))
          }
      for (const by of groupings) {
        const question = { by, where, limit: 2 }
        assert.deepEqual(await pagedGroups(view, question), expectedGroups(sample, question))
      }
    }
  })

export const finding: readonly ViewStoreRule[] = [
  found('Without a condition every row is found, those without a value first.', []),
  found(
    'Equals finds the rows with this value.',
    [equals('color', 'red')],
    [equals('size', 10)],
    [equals('size', '10')],
    [equals('serial', 9007199254740993n)],
    [equals('color', '')],
    [equals('color', 'green')],
  ),
  found(
    'Equals null finds the rows without a value.',
    [equals('color', null)],
    [equals('tags', null)],
    [equals('size', null)],
  ),
  found(
    'AtLeast finds this value and what sorts after it.',
    [atLeast('color', 'red')],
    [atLeast('size', 9)],
    [atLeast('serial', 9007199254740992n)],
    [atLeast('tags', '')],
    [atLeast('color', null)],
  ),
  found(
    'AtMost finds this value and what sorts before it, but no missing one.',
    [atMost('color', 'red')],
    [atMost('size', '9')],
    [atMost('serial', 3n)],
    [atMost('tags', '["P2"]')],
    [atMost('color', null)],
  ),
  found(
    'IsPresent finds the rows that have a value.',
    [isPresent('tags')],
    [isPresent('color')],
    [isPresent('size')],
  ),
  found(
    'Includes finds a list by what is in it, and by nothing else.',
    [includes('tags', 'P1')],
    [includes('tags', 'P2')],
    [includes('tags', 'P')],
    [includes('tags', 'a"b')],
    [includes('tags', ',')],
    [includes('tags', '","')],
    [includes('color', 'red')],
    [includes('size', 9)],
  ),
  found(
    'Matches finds the text in which each word begins a word, whatever their case and accents.',
    [matches('apfel')],
    [matches('GRÜN')],
    [matches('birn grune')],
    [matches('rüner')],
    [matches('gruner birne')],
    [matches('apple" OR "birne')],
  ),
  found('A text without words restricts nothing.', [matches('')], [matches(' ?! & "*" ')]),
  found(
    'Every condition must hold.',
    [equals('color', 'red'), atLeast('size', 9), atMost('size', 10)],
    [atLeast('serial', 1n), atMost('serial', 9007199254740992n), equals('color', null)],
    [equals('color', 'red'), equals('color', 'blue')],
    [matches('gr'), isPresent('tags'), equals('color', 'red')],
    [matches('gr'), matches('birne')],
    [includes('tags', 'P2'), includes('tags', 'P1')],
    [isPresent('tags'), atMost('serial', 3n)],
    [equals('tags', '["P2"]'), equals('color', null)],
    [equals('color', null), isPresent('color')],
  ),
]

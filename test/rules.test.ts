/** Every rule of the domain has a test that says so in its title. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { textOf } from './pages.js'
import { root } from './sources.js'

const rules = [...textOf('docs/reference/rules.md').matchAll(/^- \*\*(R\d+)\*\* /gm)].map(
  ([, rule]) => rule,
)

const testFiles = readdirSync(join(root, 'packages'))
  .map((name) => join(root, 'packages', name, 'test'))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.test.ts'))

/** What a test or a group of tests is called: the first argument of `it(…)`, `it.each(…)(…)` and so on. */
const titlesIn = (node: ts.Node): readonly string[] => {
  const below: string[] = []
  node.forEachChild((child) => void below.push(...titlesIn(child)))
  const isTest = ts.isCallExpression(node) && /^(it|describe)\b/.test(node.expression.getText())
  const title = isTest ? node.arguments[0] : undefined
  return title !== undefined && ts.isStringLiteralLike(title) ? [title.text, ...below] : below
}

const titles = testFiles.flatMap((file) =>
  titlesIn(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)),
)

const cited = new Set(titles.flatMap((title) => title.match(/\bR\d+\b/g) ?? []))

describe('the rules', () => {
  it('are numbered, each once', () => {
    expect(new Set(rules).size).toBe(rules.length)
    expect(rules.length).toBeGreaterThan(0)
  })

  it('are each cited in the title of a test', () => {
    expect(rules.filter((rule) => rule !== undefined && !cited.has(rule))).toEqual([])
  })

  it('are all that tests cite', () => {
    expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([])
  })
})

/** The TypeScript of the documentation is well typed. */
import { join } from 'node:path'
import ts from 'typescript'
import { blocksOf, pages } from './pages.js'
import { root } from './sources.js'

const config = ts.readConfigFile(join(root, 'tsconfig.base.json'), (file) => ts.sys.readFile(file))
const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root)

/** A page is one module among the examples, where packages are found by name. */
const moduleOf = (page: string): string =>
  join(root, 'examples', `${page.replaceAll(/\W/g, '-')}.mts`)

const importAssert = "import assert from 'node:assert/strict'"

const textOfModule = (page: string): string => {
  const code = blocksOf(page).flatMap((block) => (block.language === 'ts' ? [block.code] : []))
  const imported = code.some((block) => block.includes(importAssert)) ? [] : [importAssert]
  return [...imported, ...code, 'void assert'].join('\n')
}

const modules = new Map(pages.map((page) => [moduleOf(page), textOfModule(page)]))

const compilerOptions: ts.CompilerOptions = {
  ...options,
  composite: false,
  declarationMap: false,
  noEmit: true,
  noUnusedLocals: false,
  types: ['node'],
  verbatimModuleSyntax: false,
}

const host = ts.createCompilerHost(compilerOptions)
const program = ts.createProgram([...modules.keys()], compilerOptions, {
  ...host,
  fileExists: (file) => modules.has(file) || host.fileExists(file),
  readFile: (file) => modules.get(file) ?? host.readFile(file),
  getSourceFile: (file, version) => {
    const text = modules.get(file)
    return text === undefined
      ? host.getSourceFile(file, version)
      : ts.createSourceFile(file, text, version)
  },
})

it.each(pages)('the types of %s', (page) => {
  const file = program.getSourceFile(moduleOf(page))
  const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
  const messages = found.map(({ messageText }) =>
    ts.flattenDiagnosticMessageText(messageText, '\n'),
  )
  expect(file).toBeDefined()
  expect(messages).toEqual([])
})

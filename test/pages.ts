/** The pages of the documentation, and the code in them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './sources.js'

const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => join('docs', file))

const ofPackages = readdirSync(join(root, 'packages'))
  .map((name) => join('packages', name, 'README.md'))
  .filter((file) => existsSync(join(root, file)))

export const pages: readonly string[] = ['README.md', 'CONTRIBUTING.md', ...ofPackages, ...inDocs]

export const textOf = (page: string): string => readFileSync(join(root, page), 'utf8')

export interface Block {
  readonly line: number
  readonly language: string
  /** The file that the block is, if its fence names one. */
  readonly file: string | undefined
  readonly code: string
}

const fence = /^```(?<language>[a-z]*)(?: (?<file>\S+))?\n(?<code>[^]*?)^```$/gm

export const blocksOf = (page: string): readonly Block[] => {
  const text = textOf(page)
  return [...text.matchAll(fence)].map(({ index, groups }) => ({
    line: text.slice(0, index).split('\n').length,
    language: groups?.['language'] ?? '',
    file: groups?.['file'],
    code: groups?.['code'] ?? '',
  }))
}

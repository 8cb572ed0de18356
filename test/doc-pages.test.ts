/** What the documentation shows is so: its code runs and prints what stands there, its links lead on. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { blocksOf, pages, textOf } from './pages.js'
import { runPage } from './run-page.js'
import { root } from './sources.js'

const languages = ['', 'ts', 'sh', 'text', 'json', 'csv']

const link = /\]\((?!https?:)(?<target>[^)#\s]+)(?:#[^)\s]*)?\)/g

const targetsOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(link)].map(({ groups }) =>
    join(dirname(page), groups?.['target'] ?? ''),
  )

// A page may start the program many times, one after the other.
jest.setTimeout(120_000)

describe.each(pages)('%s', (page) => {
  const blocks = blocksOf(page)

  it('has code of known kinds', () => {
    expect(blocks.filter(({ language }) => !languages.includes(language))).toEqual([])
    expect(textOf(page).match(/^ *```/gm)?.length ?? 0).toBe(2 * blocks.length)
  })

  it('shows what a block prints right after the block', () => {
    const stray = blocks.filter(
      ({ language }, index) =>
        language === 'text' && !['ts', 'sh'].includes(blocks[index - 1]?.language ?? ''),
    )
    expect(stray).toEqual([])
  })

  it('does what it shows', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'page-'))
    try {
      await runPage(page, blocks, folder)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('links to what is there', () => {
    const absent = targetsOf(page).filter((target) => !existsSync(join(root, target)))
    expect(absent).toEqual([])
  })
})

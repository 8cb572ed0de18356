/**
 * Looks into the files of a folder from another process: a process that reads a file of an open
 * SQLite database by other means than SQLite loses its locks on it when it closes the file.
 */
import { spawnSync } from 'node:child_process'

const looking = `
  const { readdirSync, readFileSync } = require('node:fs')
  const { join } = require('node:path')
  const [folder, beginning, text] = process.argv.slice(1)
  const names = readdirSync(folder).filter((name) => name.startsWith(beginning))
  console.log(JSON.stringify(names.filter((name) => readFileSync(join(folder, name)).includes(text))))
`

/** The names of those that hold the text, of the files whose names begin so. */
export const filesWith = (folder: string, text: string, beginning = ''): readonly string[] => {
  const looked = spawnSync(process.execPath, ['-e', looking, folder, beginning, text], {
    encoding: 'utf8',
  })
  if (looked.status !== 0) throw new Error(`looking into the files failed: ${looked.stderr}`)
  return JSON.parse(looked.stdout) as readonly string[]
}

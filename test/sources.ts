/** The source files of all packages. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(__dirname, '..')

export const sources: readonly string[] = readdirSync(join(root, 'packages')).flatMap((name) =>
  readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('packages', name, 'src', file)),
)

/** Where the demo keeps its files. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env['INTERACTION_LOG_DEMO'] ?? join(process.cwd(), '.interaction-log')

export const demoFile = (name: string): string => {
  mkdirSync(folder, { recursive: true })
  return join(folder, name)
}

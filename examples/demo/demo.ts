/**
 * The main job, from empty folder to purged entries: `npm start` runs it.
 * Run it again: it goes on with the same log.
 */
import { openInteractionLog } from '@interaction-log/interaction-log'
import { directories } from './directories.js'
import { done } from './done.js'
import { demoFile } from './folder.js'
import { play } from './play.js'

const main = async (): Promise<void> => {
  const file = demoFile('demo.db')
  const options = { actor: 'demo', currency: 'EUR', ...directories }
  const { log, isNew } = done(await openInteractionLog({ ...options, file }), 'Opened')
  console.log(isNew ? `A new log in ${file}.` : `Continuing the log in ${file}.`)
  await play(log)
  done(await log.close(), 'Closed')
}

void main()

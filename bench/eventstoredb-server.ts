/** A server in a process of its own, so that its work is not in what the client is measured by. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { startEventStoreDb } from '@interaction-log/eventstoredb-in-process'

export interface Server {
  readonly kind: string
  readonly connectionString: string
  readonly stop: () => void
}

/** The one at `EVENTSTOREDB_URL`, or one of ours. */
export const startServer = async (): Promise<Server> => {
  const url = process.env['EVENTSTOREDB_URL']
  if (url !== undefined)
    return { kind: 'at EVENTSTOREDB_URL', connectionString: url, stop: () => undefined }
  const child = fork(__filename)
  const message: readonly unknown[] = await once(child, 'message')
  return {
    kind: 'of ours, in a process of its own',
    connectionString: String(message[0]),
    stop: () => {
      child.disconnect()
    },
  }
}

const serve = async (): Promise<void> => {
  const server = await startEventStoreDb()
  process.once('disconnect', () => void server.stop())
  process.send?.(server.connectionString)
}

if (require.main === module) void serve()

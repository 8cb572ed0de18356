/**
 * A backend whose invoices record themselves:
 *
 * pnpm example examples/backend/server.ts
 */
import { demoFile } from '../demo/folder.js'
import { backend } from './app.js'
import { openLog } from './interactions.js'

const main = async (): Promise<void> => {
  const app = backend(await openLog(demoFile('backend.db')))
  const port = Number(process.env['PORT'] ?? 3000)
  console.log(`Listening on ${await app.listen({ port })}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close())
}

void main()

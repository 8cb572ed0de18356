// Uses the built packages as a user would, as ES modules and as CommonJS, on whatever Node this is.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const from = pathToFileURL(join(process.cwd(), 'examples/package.json'))
const name = '@interaction-log/interaction-log'
const require = createRequire(from)
const asCommonJs = require(name)
const asModule = await import(pathToFileURL(require.resolve(name).replace('/cjs/', '/esm/')))

const folder = mkdtempSync(join(tmpdir(), 'smoke-'))
try {
  for (const { openInteractionLog } of [asModule, asCommonJs]) {
    const { log } = await openInteractionLog({
      file: join(folder, 'log.db'),
      actor: 'smoke',
      currency: 'EUR',
    })
    await log.defineGroup({ code: 'PHONE', description: 'calls' })
    await log.defineTemplate({ code: 'CALL', groupCode: 'PHONE', description: 'call' })
    const request = {
      contactId: 'C',
      templateCode: 'CALL',
      date: '2026-03-01',
      salespersonCode: 'S',
    }
    const { interactionId } = await log.record(request)
    await log.cancel({ interactionId })
    const purged = await log.purge({ basis: 'mistake', interactionId })
    assert.equal(purged.erasure, 'Gone')
    assert.equal((await log.entries({})).entries.length, 0)
    assert.deepEqual(await log.close(), { type: 'Closed' })
  }
} finally {
  rmSync(folder, { recursive: true })
}
console.log(`Node ${process.version}: both module formats work`)

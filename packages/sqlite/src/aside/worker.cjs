// @ts-check
'use strict'

const { parentPort, workerData } = require('node:worker_threads')
const { execute } = require('./execute.cjs')

const { DatabaseSync } = require(workerData.binding)
const db = new DatabaseSync(workerData.file, { timeout: workerData.timeout })
parentPort?.postMessage({ type: 'Started' })

let thrown
try {
  db.exec('PRAGMA secure_delete = ON')
  db.exec('PRAGMA temp_store = FILE')
  execute(db, workerData.statements)
  // Moves much into the file, which the event loop then need not; readers are not waited for.
  db.exec('PRAGMA busy_timeout = 0')
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
} catch (/** @type {any} */ error) {
  // An error's own properties would not reach the other thread.
  const { code, errcode, errstr, message } = error
  thrown = { code, errcode, errstr, message }
} finally {
  db.close()
}
parentPort?.postMessage({ type: 'Ended', thrown })

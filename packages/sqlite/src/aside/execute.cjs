// @ts-check
// Plain JavaScript: a thread loads it from here, whether the package runs from sources, as an ES module
// or as CommonJS.
'use strict'

const { join } = require('node:path')

exports.workerFile = typeof __dirname === 'string' ? join(__dirname, 'worker.cjs') : undefined

/** @type {import('./execute.cjs').execute} */
exports.execute = (db, statements) => {
  for (const { sql, table } of statements) {
    if (table === undefined) {
      db.exec(sql)
      continue
    }
    db.exec('BEGIN IMMEDIATE')
    try {
      const found = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table)
      if (found !== undefined) db.exec(sql)
      db.exec('COMMIT')
    } catch (thrown) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw thrown
    }
  }
}

// What tsc leaves to be done: packages are ES modules, so their CommonJS output says what it is in a
// package.json of its own; and what a thread loads is plain JavaScript, which tsc does not copy.
import { cpSync, readdirSync, writeFileSync } from 'node:fs'

for (const name of readdirSync('packages'))
  writeFileSync(`packages/${name}/dist/cjs/package.json`, '{ "type": "commonjs" }\n')

for (const kind of ['esm', 'cjs'])
  cpSync('packages/sqlite/src/aside', `packages/sqlite/dist/${kind}/aside`, { recursive: true })

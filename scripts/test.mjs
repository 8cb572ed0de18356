// Runs the type check and every test, and ends with one line: N passed, N failed.
// With --long: the linters, the packages as they would be published, and the long forms of those tests
// that have one (they read the variable LONG).
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'

const isLong = process.argv.includes('--long')
const report = 'node_modules/.cache/jest.json'
let passed = 0
let failed = 0

const run = (...command) => {
  const [program, ...args] = command
  const { status } = spawnSync(program, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...(isLong && { LONG: '1' }) },
  })
  return status === 0
}

const check = (name, ...command) => {
  const ok = run(...command)
  console.log(`${ok ? 'passed' : 'FAILED'}: ${name}\n`)
  if (ok) passed++
  else failed++
}

/** The files whose tests have a long form. */
const longTests = () =>
  spawnSync('git', ['grep', '-lE', "process.env\\['LONG'\\]|manyRuns|isLong", '--', '*.test.ts'], {
    encoding: 'utf8',
  })
    .stdout.split('\n')
    .filter(Boolean)

const jest = (...args) => {
  mkdirSync('node_modules/.cache', { recursive: true })
  rmSync(report, { force: true })
  const ok = run('pnpm', 'exec', 'jest', '--json', `--outputFile=${report}`, ...args)
  const before = failed
  try {
    const results = JSON.parse(readFileSync(report, 'utf8'))
    passed += results.numPassedTests
    failed += results.numFailedTests + results.numRuntimeErrorTestSuites
  } catch (error) {
    console.error(`jest left no report: ${error.message}`)
  }
  if (!ok && failed === before) failed++
}

if (isLong) {
  check('lint', 'pnpm', 'run', 'lint')
  check('build of both module formats', 'pnpm', 'run', 'build')
  check('packages as they would be published', 'pnpm', 'run', 'lint:packages')
  for (const version of ['20.19.0', '22', '24', '26'])
    check(`built packages on Node ${version}`, 'npx', '-y', `node@${version}`, 'scripts/smoke.mjs')
  jest('--runTestsByPath', ...longTests())
} else {
  check('type check', 'pnpm', 'run', 'typecheck')
  jest()
}

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

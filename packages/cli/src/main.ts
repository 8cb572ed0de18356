#!/usr/bin/env node
/**
 * The program: `run` with the terminal around it. The first Ctrl-C or SIGTERM asks it to stop, the
 * second one ends it.
 *
 * @since 0.1.0
 */
import { exitCode } from './exit-code.js'
import { run } from './run.js'

const interrupt = new AbortController()
let interrupted: number = exitCode.interrupted

const stopBy = (code: number) => () => {
  process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate)
  interrupted = code
  interrupt.abort()
}
const onInterrupt = stopBy(exitCode.interrupted)
const onTerminate = stopBy(exitCode.terminated)
process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate)

const { stdin, stdout, stderr, env } = process
const io = { stdin, stdout, stderr, env, signal: interrupt.signal }
void run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code === exitCode.interrupted ? interrupted : code
})

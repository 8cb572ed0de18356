#!/usr/bin/env node
/**
 * The program: `run` with the terminal around it. The first Ctrl-C asks it to stop, the second one
 * ends it.
 *
 * @since 0.1.0
 */
import { run } from './run.js'

const interrupt = new AbortController()
process.once('SIGINT', () => {
  interrupt.abort()
})

const { stdout, stderr, env } = process
void run(process.argv.slice(2), { stdout, stderr, env, signal: interrupt.signal }).then((code) => {
  process.exitCode = code
})

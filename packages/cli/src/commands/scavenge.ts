/**
 * scavenge
 *
 * @since 0.1.0
 */
import type { Scavenged } from '@interaction-log/event-store-eventstoredb'
import type { Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import type { AddCommand, Context } from '../context.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { serverIn } from '../home/place.js'
import { sayConnectionString } from '../home/say-connection-string.js'
import { type Log, withLog } from '../with-log.js'
import { sayErasure } from './purged.js'

/** A server is sure to have removed what was purged after three, at most. */
const rounds = 3

const sayNodes = async (
  { out }: Context,
  nodes: readonly Scavenged[],
): Promise<ExitCode | undefined> => {
  let code: ExitCode | undefined
  for (const scavenged of nodes)
    if (scavenged.type === 'Scavenged')
      await out.print(`Scavenged: ${scavenged.node} (scavenge ${scavenged.scavengeId})`)
    else {
      out.say(`Not scavenged: ${scavenged.node}: ${scavenged.because}.`)
      code = exitCode.failed
    }
  return code
}

/** Each round lets go what the one before has removed; the first lets go nothing. */
const scavenged = async (
  context: Context,
  connectionString: string,
  log: Log,
): Promise<ExitCode> => {
  const { out, io } = context
  const { scavenge } = await import('@interaction-log/event-store-eventstoredb')
  for (let round = 0; ; round++) {
    const finished = await log.finishErasure()
    if (finished.type !== 'ErasureFinished') return out.fail(finished)
    if (round > 0 && finished.erasure === 'Gone') return sayErasure(out, finished)
    if (round === rounds || io.signal.aborted) {
      await sayErasure(out, finished)
      return io.signal.aborted ? exitCode.interrupted : exitCode.hidden
    }
    const nodes = await scavenge(connectionString)()
    if (E.isLeft(nodes))
      return nodes.left.type === 'ConnectionStringInvalid'
        ? sayConnectionString(out, '--store', nodes.left)
        : out.fail(nodes.left)
    const code = await sayNodes(context, nodes.right)
    if (code !== undefined) return code
  }
}

export const scavengeCommand: AddCommand = (program, context) => {
  program
    .command('scavenge')
    .description('with --store: every server removes what was purged from its files')
    .action((_options: unknown, self: Command) => {
      const server = serverIn(self, context.io)
      return server === undefined
        ? self.error('error: only a log on a server is scavenged: say --store')
        : withLog('write', self, context, (log) => scavenged(context, server, log))
    })
}

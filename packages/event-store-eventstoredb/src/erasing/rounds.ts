/**
 * How many rounds of erasures are gone from every server.
 *
 * A scavenge may first end an older one that was interrupted, or repeat what another server did, and
 * its report does not say which. So a server must be seen to have a point behind the round, and must
 * then succeed twice: the first time it may still do something older, the second time it cannot.
 *
 * @since 0.1.0
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Failed, Server } from '../connecting/server.js'
import { isRound, type Journal, type Noted } from './journal.js'
import { eachNode } from './nodes.js'
import { lastPoint, pointsBehind, reportsBehind, succeeded } from './scavenges.js'

const needed = 2

export interface Standing {
  readonly node: string
  /** Of how many rounds this server holds nothing any more, the oldest first. */
  readonly gone: number
  /** The scavenge that did the last of them. */
  readonly scavengeId: string | null
}

export const standings = async (
  server: Server,
  journal: Journal,
  notes: readonly Noted[],
): Promise<E.Either<Failed, readonly Standing[]>> => {
  const rounds = notes.filter(isRound)
  const oldest = rounds.at(0)
  const since = oldest?.position ?? 0n
  const points = oldest ? await pointsBehind(server, since) : E.right([])
  if (E.isLeft(points)) return points
  const reports = oldest ? await reportsBehind(server, since) : E.right([])
  if (E.isLeft(reports)) return reports
  /** Behind this no server passes over a chunk in which little can be won. */
  const coarse = points.right.find(({ isThorough }) => !isThorough)?.position ?? 0n

  return eachNode(server, async (node, alone): Promise<Standing> => {
    const floor = ({ position }: Noted) => (position > coarse ? position : coarse)
    const sightOf = (round: Noted) =>
      notes.find(
        ({ note }) =>
          note.type === 'ScavengePointSeen' &&
          note.data.node === node.name &&
          BigInt(note.data.point) > floor(round),
      )

    const unseen = rounds.find((round) => sightOf(round) === undefined)
    if (unseen !== undefined) {
      const last = await lastPoint(alone)
      const point = E.isRight(last) ? last.right : undefined
      if (point?.isThorough === true && point.position > floor(unseen))
        await journal.see(node.name, point.position)
    }

    let [gone, scavengeId]: [number, string | null] = [0, null]
    for (const round of rounds) {
      const sight = sightOf(round)
      const done = sight === undefined ? [] : succeeded(reports.right, node, sight.position)
      if (done.length < needed) break
      gone++
      scavengeId = done.at(-needed) ?? null
    }
    return { node: node.name, gone, scavengeId }
  })
}

/**
 * All groups. They live in the memory of the leader: the next one starts them again from their
 * checkpoints.
 *
 * @since 0.1.0
 */
import { changed, type Cluster } from '../cluster/cluster.js'
import { writeConfig } from './config.js'
import type { Definition } from './definition.js'
import { type Group, newGroup } from './group.js'
import { nameOf } from './source.js'

/**
 * @since 0.1.0
 */
export interface Groups {
  readonly find: (stream: string, name: string) => Group | undefined
  /** `undefined`: this stream never had one. */
  readonly ofStream: (stream: string) => readonly Group[] | undefined
  readonly all: () => readonly Group[]
  /** Starts a group, in place of the one that has this name. */
  readonly put: (definition: Definition) => void
  /** Drops its consumers and erases what it has written. */
  readonly remove: (group: Group) => void
  /** Drops all consumers; all groups resume from their checkpoints. */
  readonly restart: () => void
  readonly stop: () => void
}

/** Milliseconds. The real server looks at the clock once a second. */
const tickInterval = 100

/**
 * @since 0.1.0
 */
export const newGroups = (cluster: Cluster): Groups => {
  const byStream = new Map<string, Map<string, Group>>()
  let isStopped = false
  let { term } = cluster

  const all = (): readonly Group[] =>
    [...byStream.values()].flatMap((groups) => [...groups.values()])

  const start = (definition: Definition): void => {
    const stream = nameOf(definition.source)
    const groups = byStream.get(stream) ?? new Map<string, Group>()
    byStream.set(stream, groups)
    groups.get(definition.name)?.close()
    const group = newGroup(cluster, definition)
    groups.set(definition.name, group)
    group.advance()
  }

  const write = (): void => {
    writeConfig(
      cluster,
      all().map(({ definition }) => definition),
    )
  }

  const restart = (): void => {
    const groups = all()
    byStream.clear()
    for (const group of groups) {
      group.close()
      start(group.definition)
    }
  }

  const run = async (): Promise<void> => {
    for (let next = changed(cluster); !isStopped;) {
      await next
      next = changed(cluster)
      if (term !== cluster.term) {
        term = cluster.term
        restart()
      }
      for (const group of all()) group.advance()
    }
  }
  void run()

  const clock = setInterval(() => {
    for (const group of all()) group.tick()
  }, tickInterval).unref()

  return {
    find: (stream, name) => byStream.get(stream)?.get(name),
    ofStream: (stream) => {
      const groups = byStream.get(stream)
      return groups && [...groups.values()]
    },
    all,
    put: (definition) => {
      start(definition)
      write()
    },
    remove: (group) => {
      const { source, name } = group.definition
      group.close()
      byStream.get(nameOf(source))?.delete(name)
      group.erase()
      write()
    },
    restart,
    stop: () => {
      isStopped = true
      clearInterval(clock)
    },
  }
}

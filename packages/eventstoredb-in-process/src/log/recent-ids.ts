/**
 * The ids that a leader remembers: all that makes a repeated append without an exact revision safe.
 *
 * @since 0.1.0
 */

interface Remembered {
  readonly stream: string
  readonly revision: number
}

/**
 * @since 0.1.0
 */
export interface RecentIds {
  readonly get: (id: string) => Remembered | undefined
  readonly remember: (id: string, where: Remembered) => void
  readonly forget: () => void
}

const limitInBytes = 8 * 1024 * 1024

const bytesOf = ({ stream }: Remembered): number => 16 + 4 + 8 + 2 * stream.length

/**
 * Bounded to 8 MiB; the oldest id is forgotten first.
 *
 * @since 0.1.0
 */
export const recentIds = (): RecentIds => {
  const known = new Map<string, Remembered>()
  let bytes = 0
  const drop = (id: string): void => {
    const where = known.get(id)
    if (where === undefined) return
    bytes -= bytesOf(where)
    known.delete(id)
  }
  return {
    get: (id) => known.get(id),
    remember: (id, where) => {
      drop(id)
      known.set(id, where)
      bytes += bytesOf(where)
      for (const oldest of known.keys()) {
        if (bytes <= limitInBytes) break
        drop(oldest)
      }
    },
    forget: () => {
      known.clear()
      bytes = 0
    },
  }
}

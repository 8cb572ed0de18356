/**
 * How far this process has written, by category: a view that reads a category is asked only after it
 * has got there, so that everybody reads their own writes.
 *
 * @since 0.1.0
 */
export interface OwnWrites {
  readonly note: (category: string, position: bigint) => void
  readonly upTo: (categories: readonly string[]) => bigint
}

export const ownWrites = (): OwnWrites => {
  const last = new Map<string, bigint>()
  return {
    note: (category, position) => {
      if (position > (last.get(category) ?? 0n)) last.set(category, position)
    },
    upTo: (categories) =>
      categories.reduce((highest, category) => {
        const position = last.get(category) ?? 0n
        return position > highest ? position : highest
      }, 0n),
  }
}

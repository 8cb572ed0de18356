/**
 * A bounded queue between who reads and who projects.
 *
 * @since 0.1.0
 */

export interface Mailbox<A> {
  readonly put: (item: A) => void
  /** Nothing more comes. What is in it can still be taken. */
  readonly end: () => void
  /** Nothing more comes, and nothing more is taken. */
  readonly close: () => void
  /** Nothing more comes: this was thrown, and is thrown to who takes. */
  readonly fail: (thrown: unknown) => void
  readonly hasEnded: () => boolean
  readonly isFull: () => boolean
  /** Resolves when it is not full, or has ended. */
  readonly room: () => Promise<void>
  readonly take: () => Promise<IteratorResult<A, undefined>>
}

const size = 4

export const mailbox = <A>(): Mailbox<A> => {
  const items: A[] = []
  let hasEnded = false
  let failure: { readonly thrown: unknown } | undefined
  let wakeTaker: (() => void) | undefined
  let wakeGiver: (() => void) | undefined
  const isFull = () => !hasEnded && items.length >= size

  const end = () => {
    hasEnded = true
    wakeTaker?.()
    wakeGiver?.()
  }
  return {
    isFull,
    end,
    hasEnded: () => hasEnded,
    put: (item) => {
      if (hasEnded) return
      items.push(item)
      wakeTaker?.()
    },
    close: () => {
      items.length = 0
      end()
    },
    fail: (thrown) => {
      failure = { thrown }
      end()
    },
    room: () =>
      isFull()
        ? new Promise((resolve) => {
            wakeGiver = resolve
          })
        : Promise.resolve(),
    take: async () => {
      for (;;) {
        const item = items.shift()
        if (item !== undefined) {
          wakeGiver?.()
          return { done: false, value: item }
        }
        if (failure !== undefined) throw failure.thrown
        if (hasEnded) return { done: true, value: undefined }
        await new Promise<void>((resolve) => {
          wakeTaker = resolve
        })
      }
    },
  }
}

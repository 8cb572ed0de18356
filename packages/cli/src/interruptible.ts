/**
 * Work that Ctrl-C or SIGTERM stops by closing the log: what is on its way ends, nothing more begins,
 * and what is stored by then stays. Only the signal tells that its answer is not the whole.
 *
 * @since 0.1.0
 */
import type { Io } from './io.js'
import type { Log } from './with-log.js'

export const interruptible = async <Answer>(
  { signal }: Pick<Io, 'signal'>,
  log: Log,
  work: () => Promise<Answer>,
): Promise<Answer> => {
  const close = () => void log.close()
  if (signal.aborted) close()
  signal.addEventListener('abort', close, { once: true })
  try {
    return await work()
  } finally {
    signal.removeEventListener('abort', close)
  }
}

/**
 * Erasing, as the port has it.
 *
 * @since 0.1.0
 */
import type { EraseFailure, Erasure, EventStore } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Server } from '../connecting/server.js'
import { unavailable } from '../connecting/unavailable.js'
import type { StreamNames } from '../stream-names.js'
import { eraser } from './erase.js'
import { finish } from './finish.js'
import { intentionsIn, type Journal, keyOf } from './journal.js'

export const erasures = (
  server: Server,
  names: StreamNames,
  journal: Journal,
): Pick<EventStore, 'eraseStream' | 'finishErasure'> => {
  const erase = eraser(server, names)

  return {
    eraseStream: (stream, version) => async (): Promise<E.Either<EraseFailure, Erasure>> => {
      const erased = await erase(stream, version)
      if (E.isLeft(erased)) return erased
      switch (erased.right) {
        case 'absent':
        case 'not erasing':
          return E.left({ type: 'EvidenceMismatch', stream, version })
        case 'nothing':
          return E.right({ type: 'Gone' })
        case 'truncated now':
          return E.right({ type: 'Hidden' })
        case 'truncated before': {
          const notes = await journal.read()
          if (E.isLeft(notes)) return E.left(unavailable(notes.left))
          const pending = new Set(intentionsIn(notes.right).map(keyOf))
          return E.right({ type: pending.has(keyOf({ stream, version })) ? 'Hidden' : 'Gone' })
        }
      }
    },
    finishErasure: () => () => finish(server, journal, erase),
  }
}

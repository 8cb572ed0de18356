/**
 * What the server refuses, in the words of the port.
 *
 * @since 0.1.0
 */
import { match, type StoreUnavailable } from '@interaction-log/core'
import type { Failed } from './server.js'

export const unavailable = (failed: Failed): StoreUnavailable => ({
  type: 'StoreUnavailable',
  because: match(failed, {
    WrongVersion: () => 'somebody else writes there all the time',
    NoStream: () => 'the server does not have what it needs',
    StreamDeleted: () => 'the stream was deleted on the server',
    TooLarge: () => 'the server takes no appends of this size',
    Denied: () => 'the server denies access',
    Rejected: () => 'the server rejects the request',
    NotAsked: ({ because }) => because,
    Unanswered: ({ because }) => because,
    Closed: () => 'the store is closed',
  }),
})

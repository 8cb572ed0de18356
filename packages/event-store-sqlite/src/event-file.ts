/**
 * The file of events: what its tables are and by which numbers it is known.
 *
 * @since 0.1.0
 */
import type { FileIdentity } from '@interaction-log/sqlite'

/**
 * `data`, `metadata` and `nonce` are overwritten when they are erased, in place; the row stays. That
 * needs the record to keep its length, which is why `erased` is 0 or 1 and nothing else: both take
 * no byte. No index holds content.
 */
export const eventFile: FileIdentity = {
  applicationId: 0x696c6f67,
  version: 1,
  oldest: 1,
  create: `
    CREATE TABLE events (
      position INTEGER PRIMARY KEY,
      stream TEXT NOT NULL,
      version INTEGER NOT NULL,
      category TEXT NOT NULL,
      log TEXT NOT NULL,
      id TEXT NOT NULL,
      type TEXT NOT NULL,
      data TEXT NOT NULL,
      metadata TEXT NOT NULL,
      nonce TEXT NOT NULL,
      erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1)),
      UNIQUE (stream, version)
    ) STRICT;
    CREATE INDEX eventsByCategory ON events (category, position);
    CREATE TABLE pendingErasures (
      stream TEXT NOT NULL,
      version INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('listed', 'overwritten')),
      PRIMARY KEY (stream, version)
    ) STRICT, WITHOUT ROWID;`,
}

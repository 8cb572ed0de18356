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
 *
 * Ids of streams are random, so nearly every new stream changes a page of `eventsByStream` of its
 * own, and the size of an entry is what an append costs. Hence the end of the name only, which is the
 * random part of a UUID; names that share it stand side by side. That a version is stored once is
 * seen to by the append, which looks and inserts in one transaction.
 */
export const eventFile: FileIdentity = {
  applicationId: 0x696c6f67,
  version: 2,
  oldest: 2,
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
      erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1))
    ) STRICT;
    CREATE INDEX eventsByStream ON events (substr(stream, -8), version);
    CREATE INDEX eventsByCategory ON events (category, position);
    CREATE TABLE pendingErasures (
      stream TEXT NOT NULL,
      version INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('listed', 'overwritten')),
      PRIMARY KEY (stream, version)
    ) STRICT, WITHOUT ROWID;`,
}

/** The condition for the events of stream `?1`, as the index wants it. */
export const ofStream = 'substr(stream, -8) = substr(?1, -8) AND stream = ?1'

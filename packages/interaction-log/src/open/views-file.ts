/**
 * The views of an embedded log live beside its file. They hold nothing of their own, so whatever is
 * wrong with their file has one remedy.
 *
 * @since 0.1.0
 */
import { match } from '@interaction-log/core'
import type { OpenFailure } from '@interaction-log/event-store-sqlite'
import { sqliteViewStore, type ViewStore } from '@interaction-log/projection'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

/**
 * The file of the views cannot be read or written, or is no file of views. It can be deleted.
 *
 * @category errors
 * @since 0.1.0
 */
export interface ViewsFileUnusable {
  readonly type: 'ViewsFileUnusable'
  readonly file: string
  readonly because: string
}

/** What is not about the file is said as it is. */
const problemOf = (failure: OpenFailure): OpenFailure | ViewsFileUnusable => {
  const unusable =
    (because: string) =>
    ({ file }: { readonly file: string }) =>
      ({ type: 'ViewsFileUnusable', file, because }) as const
  return match<OpenFailure, OpenFailure | ViewsFileUnusable>(failure, {
    FileForeign: unusable('it is no file of views'),
    FileNewer: unusable('a newer version has written it'),
    FileOlder: unusable('an older version has written it'),
    FileUnavailable: ({ file, because }) => unusable(because)({ file }),
    NotDurable: (other) => other,
    SqliteMissing: (other) => other,
    SqliteTooOld: (other) => other,
  })
}

/**
 * Views in a SQLite file, for their owner only. It may be deleted: then they are made anew.
 *
 * @example
 * import { mkdtempSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { memoryEventStore } from '@interaction-log/event-store-memory'
 * import { openInteractionLog, viewsFile } from '@interaction-log/interaction-log'
 *
 * const views = await viewsFile(join(mkdtempSync(join(tmpdir(), 'log-')), 'sales.views'))()
 * assert.ok(views._tag === 'Right')
 * const options = { store: memoryEventStore(), actor: 'u-17', currency: 'EUR' }
 * const opened = await openInteractionLog({ ...options, views: views.right })
 * assert.ok(opened.type === 'Opened')
 * await opened.log.close()
 * await views.right.close()()
 *
 * @category constructors
 * @since 0.1.0
 */
export const viewsFile = (
  file: string,
): TE.TaskEither<OpenFailure | ViewsFileUnusable, ViewStore> =>
  pipe(sqliteViewStore(file), TE.mapLeft(problemOf))

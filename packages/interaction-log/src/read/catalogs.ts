/**
 * Templates and groups, page by page.
 *
 * @since 0.1.0
 */
import type { QueryFailure } from '@interaction-log/projection'
import * as E from 'fp-ts/lib/Either.js'
import type { GroupEntry, TemplateEntry } from '../views/catalog.js'
import type { Asked, AskedView } from './asked-view.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface Templates {
  readonly type: 'Templates'
  readonly templates: readonly TemplateEntry[]
  readonly next: string | undefined
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Groups {
  readonly type: 'Groups'
  readonly groups: readonly GroupEntry[]
  readonly next: string | undefined
}

/**
 * @category model
 * @since 0.1.0
 */
export interface Catalogs {
  /** Templates by code, retired ones included, a hundred in a page. */
  readonly templates: (after?: string) => Promise<Templates | QueryFailure>
  /** Groups by code, retired ones included, a hundred in a page. */
  readonly groups: (after?: string) => Promise<Groups | QueryFailure>
}

const limit = 100

export const catalogs = ({ views, ownWrites }: Asked): Catalogs => {
  const pageOf = async <Row extends object>(
    category: string,
    view: AskedView<Row, 'code'>,
    after: string | undefined,
  ) => {
    const reached = await view.reached(ownWrites.upTo([category]))()
    if (E.isLeft(reached)) return reached
    return view.query({ where: [], orderBy: ['code'], after, limit })()
  }

  return {
    templates: async (after) => {
      const page = await pageOf('interactionTemplate', views.templates, after)
      if (E.isLeft(page)) return page.left
      return { type: 'Templates', templates: page.right.rows, next: page.right.next }
    },
    groups: async (after) => {
      const page = await pageOf('interactionGroup', views.groups, after)
      if (E.isLeft(page)) return page.left
      return { type: 'Groups', groups: page.right.rows, next: page.right.next }
    },
  }
}

/**
 * @since 0.1.0
 */
import { randomUUID } from 'node:crypto'
import type { Uuid } from '@interaction-log/core'

export const randomUuid = (): Uuid => randomUUID() as string as Uuid

/**
 * What can be asked of an interaction group.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'
import { GroupCode } from '../values/code.js'
import { Line } from '../values/text.js'

/**
 * A new group, or a new description for one.
 *
 * @category codecs
 * @since 0.1.0
 */
export const GroupRequest = t.readonly(t.strict({ code: GroupCode, description: Line }))
/** @since 0.1.0 */
export type GroupRequest = t.TypeOf<typeof GroupRequest>

/**
 * @category codecs
 * @since 0.1.0
 */
export const GroupCodeRequest = t.readonly(t.strict({ code: GroupCode }))
/** @since 0.1.0 */
export type GroupCodeRequest = t.TypeOf<typeof GroupCodeRequest>

/**
 * @category model
 * @since 0.1.0
 */
export type GroupCommand =
  | { readonly type: 'DefineGroup'; readonly request: GroupRequest }
  | { readonly type: 'ReviseGroup'; readonly request: GroupRequest }
  | { readonly type: 'RetireGroup'; readonly request: GroupCodeRequest }
  | { readonly type: 'RestoreGroup'; readonly request: GroupCodeRequest }

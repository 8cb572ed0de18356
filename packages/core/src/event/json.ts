/**
 * The values that an event may hold.
 *
 * @since 0.1.0
 */

/**
 * @category model
 * @since 0.1.0
 */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

/**
 * @category model
 * @since 0.1.0
 */
export interface JsonObject {
  readonly [property: string]: JsonValue
}

/**
 * Fields after a change to some of them.
 *
 * @since 0.1.0
 */
type OptionalName<Fields> = {
  [Name in keyof Fields & string]-?: object extends Pick<Fields, Name> ? Name : never
}[keyof Fields & string]

/** `undefined` = left out; what is cleared is gone. */
export const merged = <Fields extends object>(
  before: Fields,
  change: Partial<Fields> = {},
  clear: readonly OptionalName<Fields>[] = [],
): Fields => {
  const cleared = new Set<string>(clear)
  return Object.fromEntries(
    [...Object.entries(before), ...Object.entries(change)].filter(
      ([name, value]) => value !== undefined && !cleared.has(name),
    ),
  ) as Fields
}

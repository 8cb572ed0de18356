/**
 * @since 0.1.0
 */

type Given<Options extends object> = {
  readonly [Name in keyof Options]?: Exclude<Options[Name], undefined>
}

/** The options that were given: those that were left out are not there at all. */
export const given = <Options extends object>(options: Options): Given<Options> =>
  Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as Given<Options>

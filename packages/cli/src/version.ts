/**
 * The version of this package. A test holds it to package.json, which no source can read in both
 * module formats.
 *
 * @since 0.1.0
 */
export const version = '0.0.0'

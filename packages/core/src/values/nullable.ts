/**
 * A value or `null`: in stored data a field is never left out.
 *
 * @since 0.1.0
 */
import * as t from 'io-ts'

export const nullable = <Codec extends t.Mixed>(codec: Codec) =>
  t.union([codec, t.null], codec.name)

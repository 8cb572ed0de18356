/**
 * What a caller may say of itself with each command.
 *
 * @since 0.1.0
 */
import {
  ActorId,
  type CommandContext,
  commandIdOf,
  decodeInput,
  type IdKey,
  type InputRefusal,
  type KeyMissing,
  type NaturalKey,
  OpaqueId,
  Uuid,
} from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { randomUuid } from './random-uuid.js'

/**
 * All optional. With the same `idempotencyKey` (1 to 100 characters) or `commandId` (a UUID) a command
 * counts as repeated and answers as the first time; at most one of them.
 *
 * @category model
 * @since 0.1.0
 */
export interface CommandOptions {
  /** An opaque id, never a name or an e-mail address; the log's own actor if left out. */
  readonly actor?: string
  readonly idempotencyKey?: string
  readonly commandId?: string
  /** What this command belongs to; random if left out. A purge always has one of its own. */
  readonly correlationId?: string
  /** The event or command that led to this one; the command itself if left out. */
  readonly causationId?: string
}

const fields = {
  actor: ActorId,
  idempotencyKey: OpaqueId,
  commandId: Uuid,
  correlationId: Uuid,
  causationId: Uuid,
}

const decode = decodeInput(t.exact(t.partial(fields)), Object.keys(fields))

/** The context of a command of this type. */
export const contextOf = (
  { actor, idKey }: { readonly actor: ActorId; readonly idKey: IdKey | null },
  commandType: string,
  options: CommandOptions,
  naturalKey?: NaturalKey,
): E.Either<InputRefusal | KeyMissing, CommandContext> => {
  const decoded = decode(options)
  if (E.isLeft(decoded)) return decoded
  const given = decoded.right
  if (given.idempotencyKey !== undefined && given.commandId !== undefined)
    return E.left({
      type: 'FieldInvalid',
      field: 'commandId',
      expected: 'no idempotencyKey beside it',
    })
  // What is recognised by itself has its key already.
  const own = given.idempotencyKey === undefined ? 'commandId' : 'idempotencyKey'
  if (naturalKey !== undefined && given[own] !== undefined)
    return E.left({
      type: 'FieldInvalid',
      field: own,
      expected: 'none, because this is recognised by itself',
    })
  const key: NaturalKey | undefined =
    naturalKey ?? (given.idempotencyKey && ['idempotencyKey', commandType, given.idempotencyKey])
  const id = commandIdOf(idKey, key)
  if (E.isLeft(id)) return id
  const commandId = key === undefined ? (given.commandId ?? id.right) : id.right
  return E.right({
    actor: given.actor ?? actor,
    commandId,
    isKeyed: key !== undefined || given.commandId !== undefined,
    correlationId: given.correlationId ?? randomUuid(),
    causationId: given.causationId ?? commandId,
  })
}

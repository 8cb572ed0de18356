/**
 * How calls fail: a gRPC status, and trailers that say which exception the client is to raise.
 *
 * @since 0.1.0
 */
import { Metadata, status } from '@grpc/grpc-js'

/**
 * @since 0.1.0
 */
export interface RpcError extends Error {
  readonly code: number
  readonly details: string
  readonly metadata: Metadata
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

/**
 * Trailers are ASCII: the real server too breaks on others.
 *
 * @since 0.1.0
 */
export const rpcError = (
  code: number,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): RpcError => {
  const metadata = new Metadata()
  if (!Object.values(trailers).every(isAscii))
    return rpcError(status.UNKNOWN, 'Received HTTP status code 500')
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value)
  return Object.assign(new Error(details), { code, details, metadata })
}

const isRpcError = (error: unknown): error is RpcError =>
  error instanceof Error && 'code' in error && 'details' in error

/**
 * How the real server answers a request that it did not foresee.
 *
 * @since 0.1.0
 */
export const unforeseen = (): RpcError =>
  rpcError(status.UNKNOWN, 'Exception was thrown by handler.')

/**
 * A defect of ours is told to the caller.
 *
 * @since 0.1.0
 */
export const asRpcError = (error: unknown): RpcError =>
  isRpcError(error)
    ? error
    : rpcError(status.UNKNOWN, `defect of the in-process server: ${String(error)}`)

/**
 * @since 0.1.0
 */
export const streamDeleted = (stream: string): RpcError =>
  rpcError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  })

/**
 * @since 0.1.0
 */
export const wrongExpectedVersion = (
  operation: string,
  stream: string,
  expected: number,
  actual: number,
): RpcError =>
  rpcError(
    status.FAILED_PRECONDITION,
    `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${String(expected)}, Actual version: ${String(actual)}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(expected),
      'actual-version': String(actual),
    },
  )

/**
 * @since 0.1.0
 */
export const maxAppendSizeExceeded = (bytes: number): RpcError =>
  rpcError(status.INVALID_ARGUMENT, `Maximum Append Size of ${String(bytes)} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(bytes),
  })

/**
 * @since 0.1.0
 */
export const missingProperty = (property: string): RpcError =>
  rpcError(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  })

/**
 * @since 0.1.0
 */
export const accessDenied = (): RpcError =>
  rpcError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' })

/**
 * @since 0.1.0
 */
export const notLeader = (host: string, port: number): RpcError =>
  rpcError(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  })

/**
 * @since 0.1.0
 */
export const timedOut = (because: string): RpcError =>
  rpcError(status.ABORTED, `Operation timed out: ${because}`)

/**
 * @since 0.1.0
 */
export const unavailable = (because: string): RpcError => rpcError(status.UNAVAILABLE, because)

/**
 * @since 0.1.0
 */
export const reset = (): RpcError => rpcError(status.INTERNAL, 'Received RST_STREAM with code 0')

/**
 * @since 0.1.0
 */
export const unknown = (details: string): RpcError => rpcError(status.UNKNOWN, details)

/**
 * @since 0.1.0
 */
export const invalidArgument = (details: string): RpcError =>
  rpcError(status.INVALID_ARGUMENT, details)

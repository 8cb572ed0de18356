/**
 * The part of the HTTP interface that operators use: scavenging.
 *
 * @since 0.1.0
 */
import { Metadata } from '@grpc/grpc-js'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { authorizeOperation } from '../access/authorize.js'
import type { Context } from '../calls/context.js'
import { begin } from '../calls/calls.js'
import { withFault } from '../faults/with-fault.js'
import { asRpcError } from '../protocol/rpc-error.js'

interface Reply {
  readonly status: number
  readonly type?: 'application/json; charset=utf-8'
  readonly body: string
}

const json = (body: unknown): Reply => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body, undefined, 2),
})

const start = ({ scavenger }: Context, parameters: URLSearchParams): Reply => {
  const threshold = Number(parameters.get('threshold') ?? 0)
  if (!Number.isInteger(threshold)) return { status: 400, body: 'threshold must be an integer' }
  const syncOnly = parameters.get('syncOnly')?.toLowerCase() === 'true'
  const started = scavenger.start({ threshold, syncOnly })
  return started.type === 'Started'
    ? json({ scavengeId: started.scavengeId })
    : { status: 400, body: 'Scavenge is already running' }
}

const stop = async ({ scavenger }: Context, scavengeId: string): Promise<Reply> => {
  const stopped = scavenger.stop(scavengeId)
  return stopped === undefined
    ? { status: 404, body: 'Scavenge Id does not exist' }
    : json(await stopped)
}

const current = ({ scavenger }: Context): Reply => {
  const scavengeId = scavenger.current() ?? ''
  const scavengeLink = scavengeId === '' ? '' : `/admin/scavenge/${scavengeId}`
  return json({ scavengeId, scavengeLink })
}

const authorized = (context: Context, request: IncomingMessage): boolean => {
  const metadata = new Metadata()
  const { authorization } = request.headers
  if (authorization !== undefined) metadata.set('authorization', authorization)
  try {
    authorizeOperation(context, metadata)
    return true
  } catch {
    return false
  }
}

const answer = async (context: Context, request: IncomingMessage): Promise<Reply> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const scavengeId = /^\/admin\/scavenge\/([^/]+)$/.exec(pathname)?.[1]
  if (pathname !== '/admin/scavenge' && scavengeId === undefined) return { status: 404, body: '' }
  if (!authorized(context, request)) return { status: 401, body: 'Unauthorized' }
  if (request.method === 'POST' && scavengeId === undefined) return start(context, searchParams)
  if (request.method === 'DELETE' && scavengeId !== undefined) return stop(context, scavengeId)
  if (request.method === 'GET' && scavengeId === 'current') return current(context)
  return { status: 405, body: '' }
}

const listener =
  (context: Context): RequestListener =>
  (request, response) => {
    const { fault, end } = begin(context.calls, 'scavenge')
    request.resume()
    withFault(fault, () => answer(context, request))
      .then(
        ({ status, type = 'text/plain; charset=utf-8', body }) => {
          response.writeHead(status, { 'content-type': type })
          response.end(body)
        },
        (error: unknown) => {
          response.destroy(asRpcError(error))
        },
      )
      .finally(end)
  }

/**
 * It does not listen by itself: it is handed connections.
 *
 * @since 0.1.0
 */
export const adminServer = (context: Context): Server => createServer(listener(context))

import { AccessDeniedError, EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import operationsService from '@eventstore/db-client/generated/operations_grpc_pb.js'
import operations from '@eventstore/db-client/generated/operations_pb.js'
import { credentials, Metadata } from '@grpc/grpc-js'
import type { EventStoreDb } from '@interaction-log/eventstoredb-in-process'
import { readFileSync } from 'node:fs'
import { get } from 'node:https'
import { collect, event, own, withServer } from './with-server.js'

const admin = { credentials: { username: 'admin', password: 'changeit' } }
const ops = { credentials: { username: 'ops', password: 'changeit' } }
const anna = { credentials: { username: 'anna', password: 'pass:word' } }

const secure = {
  tls: true,
  users: [{ name: 'anna', password: 'pass:word', groups: ['sales'] }],
} as const

const denied = async (promise: Promise<unknown>) => {
  await expect(promise).rejects.toBeInstanceOf(AccessDeniedError)
}

it(
  'lets users read and write streams, and admins $all and those of the system',
  withServer(async ({ client }) => {
    await client.appendToStream('s-1', event('A'), anna)
    expect(await collect(client.readStream('s-1', anna))).toHaveLength(1)
    await denied(collect(client.readAll(anna)))
    await denied(collect(client.readAll(ops)))
    expect(own(await collect(client.readAll(admin)))).toHaveLength(1)
    await denied(collect(client.readStream('$settings', anna)))
    await denied(client.appendToStream('$system', event('A'), anna))
  }, secure),
)

it(
  'lets nobody in who does not say who they are, or gives a wrong password',
  withServer(async ({ server, client }) => {
    await denied(client.appendToStream('s-1', event('A')))
    await denied(collect(client.readStream('s-1')))
    const wrong = { credentials: { username: 'anna', password: 'wrong' } }
    await denied(client.appendToStream('s-1', event('A'), wrong))
    const as = EventStoreDBClient.connectionString(server.connectionStringAs(anna.credentials))
    await as.appendToStream('s-1', event('A'))
    await as.dispose()
  }, secure),
)

it(
  'keeps the access control list of a stream',
  withServer(async ({ client }) => {
    const acl = { readRoles: ['sales'], writeRoles: ['$admins'], metaReadRoles: ['$admins'] }
    await client.setStreamMetadata('s-1', { acl }, admin)
    await client.appendToStream('s-1', event('A'), admin)
    expect(await collect(client.readStream('s-1', anna))).toHaveLength(1)
    await denied(collect(client.readStream('s-1', ops)))
    await denied(client.appendToStream('s-1', event('A'), anna))
    await denied(client.getStreamMetadata('s-1', anna))
    await client.deleteStream('s-1', anna)
  }, secure),
)

it(
  'keeps the default lists of $settings, by which others may read $all',
  withServer(async ({ client }) => {
    const data = { $systemStreamAcl: { $r: ['$admins', 'sales'] }, $userStreamAcl: { $w: 'sales' } }
    const settings = jsonEvent({ type: '$settings', data })
    await client.appendToStream('$settings', settings, admin)
    await collect(client.readAll(anna))
    await client.appendToStream('s-1', event('A'), anna)
    await denied(client.appendToStream('s-1', event('A'), ops))
  }, secure),
)

const endPointOf = ({ nodeConnectionStrings: [node = ''] }: EventStoreDb): string =>
  node.replace(/^esdb:..(.*)\?.*$/, '$1')

const statusOfGet = (server: EventStoreDb, auth: string | undefined): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const ca = readFileSync(server.caFile ?? '')
    get(`https://${endPointOf(server)}/admin/scavenge/current`, { ca, auth }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })

const startScavenge = (server: EventStoreDb, user: string): Promise<unknown> => {
  const ca = readFileSync(server.caFile ?? '')
  const client = new operationsService.OperationsClient(
    endPointOf(server),
    credentials.createSsl(ca),
  )
  const metadata = new Metadata()
  metadata.set('authorization', `Basic ${Buffer.from(user).toString('base64')}`)
  return new Promise((resolve, reject) => {
    client.startScavenge(new operations.StartScavengeReq(), metadata, (error, response) => {
      client.close()
      if (error === null) resolve(response.getScavengeResult())
      else reject(error)
    })
  })
}

it(
  'lets operators and admins scavenge, by HTTP and by gRPC on the same port',
  withServer(async ({ server }) => {
    expect(await statusOfGet(server, 'ops:changeit')).toBe(200)
    expect(await statusOfGet(server, 'anna:pass:word')).toBe(401)
    expect(await statusOfGet(server, undefined)).toBe(401)
    expect(await startScavenge(server, 'admin:changeit')).toBe(0)
    await expect(startScavenge(server, 'anna:pass:word')).rejects.toMatchObject({ code: 7 })
  }, secure),
)

/**
 * Which calls the server knows.
 *
 * @since 0.1.0
 */
import type { IServerFeaturesServer } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js'
import features from '@eventstore/db-client/generated/serverfeatures_pb.js'
import type { ServiceDefinition } from '@grpc/grpc-js'
import type { Context } from '../calls/context.js'
import { unary } from '../calls/unary.js'

const version = '23.10.6'

const featuresOf = (service: string, method: string): string[] => {
  if (service.includes('persistentsubscriptions')) return ['stream', 'all']
  if (service.endsWith('.streams') && method === 'read') return ['position', 'events']
  if (service.endsWith('.streams') && method === 'batchappend') return ['deadline_duration']
  return service.endsWith('.projections') && method === 'create' ? ['track_emitted_streams'] : []
}

const supportedMethod = (path: string): features.SupportedMethod => {
  const [, service = '', method = ''] = path.toLowerCase().split('/')
  const supported = new features.SupportedMethod()
  supported.setServiceName(service)
  supported.setMethodName(method)
  supported.setFeaturesList(featuresOf(service, method))
  return supported
}

/**
 * @since 0.1.0
 */
export const featuresService = (
  context: Context,
  services: readonly ServiceDefinition[],
): IServerFeaturesServer => ({
  getSupportedMethods: unary(context, 'features', () => {
    const supported = new features.SupportedMethods()
    supported.setEventStoreServerVersion(version)
    for (const service of services)
      for (const { path } of Object.values(service)) supported.addMethods(supportedMethod(path))
    return supported
  }),
})

/**
 * How clients are told where the nodes are.
 *
 * @since 0.1.0
 */
import type { Node } from './cluster/cluster.js'
import { host } from './cluster/host.js'

/**
 * @category model
 * @since 0.1.0
 */
export interface Credentials {
  readonly username: string
  readonly password: string
}

/**
 * @since 0.1.0
 */
export const connectionStringOf = (
  nodes: readonly Node[],
  caFile: string | undefined,
  credentials: Credentials | undefined,
): string => {
  const endPoints = nodes.map(({ port }) => `${host}:${String(port)}`).join(',')
  const user =
    credentials === undefined
      ? ''
      : `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@`
  const tls =
    caFile === undefined ? 'tls=false' : `tls=true&tlsCAFile=${encodeURIComponent(caFile)}`
  return `esdb://${user}${endPoints}?${tls}`
}

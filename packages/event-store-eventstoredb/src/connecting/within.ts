/**
 * An answer in time, or `Silence`. Finding a server has no deadline of the client.
 *
 * @since 0.1.0
 */
import { Silence } from './trouble.js'

export const within = async <A>(milliseconds: number, answer: Promise<A>): Promise<A> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Silence())
    }, milliseconds)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

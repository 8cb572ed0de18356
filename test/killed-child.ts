/** Programs that are killed in the midst of their work; `SEED=…` kills them at the same moments again. */
import { spawn } from 'node:child_process'

export const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 32))

/** The nth moment, in milliseconds: below `range`, the same for the same seed. */
const moment = (n: number, range: number) =>
  (Math.imul(seed ^ (n * 0x9e3779b9), 0x85ebca6b) >>> 8) % range

/** The whole lines that the nth run of a file says, killed within `range` milliseconds of the first. */
export const killedChild = (
  n: number,
  range: number,
  file: string,
  ...parameters: readonly string[]
): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        '--conditions=@interaction-log/source',
        '--require=ts-node/register',
        '--eval=require(process.argv[1])',
        file,
        ...parameters,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let said = ''
    child.stdout.on('data', (data) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), moment(n, range))
      said += String(data)
    })
    child.on('error', reject)
    child.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(said.split('\n').slice(0, -1))
      else reject(new Error('the process ended by itself'))
    })
  })

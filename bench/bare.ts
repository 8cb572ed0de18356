/** Writing to a plain file and waiting for the disk: what no store that waits for it can beat. */
import { fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Contender, contender } from './contender.js'

/** The file grows with each record, and the file system has to note its new size. */
export const growing = (folder: string, bytes: number, calls: number): Contender => {
  const record = Buffer.alloc(bytes, 'x')
  const file = openSync(join(folder, 'growing'), 'w')
  return contender('bare write + fdatasync, the file grows', {
    each: 1,
    calls,
    call: () => {
      writeSync(file, record)
      fdatasyncSync(file)
    },
  })
}

const room = 4 * 1024 * 1024

/** The file has its size before, as the write-ahead log of SQLite has after a while. */
export const inPlace = (folder: string, bytes: number, calls: number): Contender => {
  const record = Buffer.alloc(bytes, 'x')
  const file = openSync(join(folder, 'sized'), 'w')
  writeSync(file, Buffer.alloc(room, 'x'))
  fsyncSync(file)
  let place = 0
  return contender('bare write + fdatasync, in place', {
    each: 1,
    calls,
    call: () => {
      writeSync(file, record, 0, bytes, place)
      fdatasyncSync(file)
      place = (place + bytes) % (room - bytes)
    },
  })
}

/** A process that appends and erases until it is killed, and says what was acknowledged. */
import { writeSync } from 'node:fs'
import type { StreamName } from '@interaction-log/core'
import { sqliteEventStore } from '@interaction-log/event-store-sqlite'
import { forgotten, notes, right } from './events.js'

const [file, run] = JSON.parse(String(process.argv[2])) as [string, number]
const say = (...words: readonly (string | number)[]) => writeSync(1, `${words.join(' ')}\n`)

const live = async () => {
  const store = await right(sqliteEventStore(file))
  const life = async (stream: StreamName, isForgotten: boolean) => {
    for (const version of [0, 2]) {
      await right(
        store.appendToStream(
          stream,
          version,
          notes(`secret of ${stream};`, `secret of ${stream};`),
        ),
      )
      say('appended', stream, version + 2)
    }
    if (!isForgotten) return
    const { version } = await right(
      store.appendToStream(stream, 4, [await forgotten(store, stream)]),
    )
    say('appended', stream, version)
    say('erasing', stream, version)
    const { type } = await right(store.eraseStream(stream, version))
    say(type, stream, version)
  }
  say('begun', run, 0)
  for (let n = 0; ; n++)
    await Promise.all(
      [1, 2, 3, 4, 5].map((part) =>
        life(`note-${String(run)}.${String(n)}.${String(part)}`, part < 3),
      ),
    )
}

void live()

/** A process that opens a file at a given instant and says how that went. */
import { type FileIdentity, openDatabase } from '@interaction-log/sqlite'

const [file, identity, at] = JSON.parse(String(process.argv[2])) as [string, FileIdentity, number]
while (Date.now() < at);
void openDatabase(file, identity, 'full')().then((opened) => {
  process.stdout.write(JSON.stringify(opened._tag === 'Left' ? opened.left : opened._tag))
})

/** A second process that reads the event file and the view file until its input ends. */
import { sqliteBinding } from '@interaction-log/sqlite'

const main = async (): Promise<void> => {
  const file = process.argv[2] ?? ''
  const { DatabaseSync } = await sqliteBinding()
  const connections = [file, `${file}.views`].map((name) => {
    const db = new DatabaseSync(name)
    db.exec('BEGIN')
    db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()
    return db
  })
  console.log('reading')
  process.stdin.resume()
  process.stdin.once('end', () => {
    for (const db of connections) db.close()
  })
}

void main()

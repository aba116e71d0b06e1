import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { ServingDesk } from './serving.ts'

/** A connection to the database that came along with a running desk, as its superuser: what somebody with the machine in hand has. */
export async function superuserOf(desk: ServingDesk): Promise<pg.Client> {
  const home = await readFile(join(desk.dataDir, 'postgresql.json'), 'utf8')
    .then((text) => (JSON.parse(text) as { folder: string }).folder)
    .catch(() => join(desk.dataDir, 'postgresql'))
  // Fifth line of postmaster.pid: the folder of its socket.
  const socket = (await readFile(join(home, 'data', 'postmaster.pid'), 'utf8')).split('\n')[4]!
  const client = new pg.Client({ host: socket, database: 'hikeshi', user: 'hikeshi' })
  client.on('error', () => {})
  await client.connect()
  return client
}

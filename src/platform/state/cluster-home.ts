// Where the brought-along database keeps its cluster: in the data folder, or, when the user that runs it cannot enter there,
// under /var/lib/hikeshi/clusters with a pointer file left in the data folder.
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { refuse } from '#src/core/refusal.ts'
import { canEnter, databaseOwner, numeric, type Owner } from './owner.ts'

/** `folder` holds `data` (the cluster) and belongs to `owner` (null: to us). */
export type ClusterHome = { readonly folder: string; readonly owner: Owner | null }

type Pointer = { folder: string; isMade: boolean }

const pointerFile = 'postgresql.json'

export function findHome(dataDir: string): ClusterHome {
  const inside = join(realpathSync(dataDir), 'postgresql')
  const chosen = databaseOwner()
  if (!chosen) {
    mkdirSync(inside, { recursive: true, mode: 0o700 })
    return { folder: inside, owner: null }
  }
  const pointer = readPointer(dataDir)
  if (pointer) return openPointed(dataDir, pointer, chosen)
  if (existsSync(inside)) return { folder: inside, owner: ownerOf(inside) }
  letIn(dataDir, chosen)
  if (canEnter(chosen, dataDir)) return makeHome(inside, chosen)
  const name = createHash('sha256').update(inside).digest('hex').slice(0, 16)
  const folder = `/var/lib/hikeshi/clusters/${name}-${randomBytes(4).toString('hex')}`
  writePointer(dataDir, { folder, isMade: false })
  return makeHome(folder, chosen)
}

/** Called once the cluster is whole: from now on a missing one is a loss to be told, not a reason to make an empty one. */
export function confirmHome(dataDir: string, home: ClusterHome) {
  if (readPointer(dataDir)?.isMade === false) writePointer(dataDir, { folder: home.folder, isMade: true })
}

function openPointed(dataDir: string, pointer: Pointer, chosen: Owner): ClusterHome {
  const { folder, isMade } = pointer
  if (!isMade) return makeHome(folder, chosen)
  if (!existsSync(join(folder, 'data', 'PG_VERSION'))) refuse('state.cluster-missing', { folder, dataDir })
  return { folder, owner: ownerOf(folder) }
}

function makeHome(folder: string, owner: Owner): ClusterHome {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chownSync(folder, owner.uid, owner.gid)
  return { folder, owner }
}

/** Our own data folder, closed to all groups: the database's group may pass through it (not list it). */
function letIn(dataDir: string, owner: Owner) {
  const { mode, uid } = lstatSync(dataDir)
  if (uid !== 0 || (mode & 0o077) !== 0 || owner.name !== 'hikeshi') return
  chownSync(dataDir, 0, owner.gid)
  chmodSync(dataDir, 0o710)
}

function ownerOf(folder: string): Owner {
  const { uid, gid } = lstatSync(folder)
  if (uid === 0) refuse('state.cluster-of-root', { folder })
  return numeric(uid, gid)
}

function readPointer(dataDir: string): Pointer | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, pointerFile), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function writePointer(dataDir: string, pointer: Pointer) {
  const path = join(dataDir, pointerFile)
  const file = openSync(`${path}.new`, 'w', 0o600)
  writeSync(file, `${JSON.stringify(pointer)}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.new`, path)
}

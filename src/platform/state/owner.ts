// PostgreSQL refuses to run as root, so a desk started as root runs it as another user. Who that is, and what it can reach.
import { spawnSync } from 'node:child_process'

export type Owner = { readonly name: string; readonly uid: number; readonly gid: number }

const hikeshiHome = '/var/lib/hikeshi'

/** The user that programs of the database run as, or null when we are an ordinary user and run them ourselves. */
export function databaseOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null
  return lookUp('hikeshi') ?? makeHikeshi() ?? lookUp('postgres') ?? lookUp('nobody') ?? numeric(65534, 65534)
}

/** An existing cluster belongs to whoever made it, whatever users have come since. */
export const numeric = (uid: number, gid: number): Owner => ({ name: String(uid), uid, gid })

function lookUp(name: string): Owner | null {
  const uid = idOf('-u', name)
  const gid = idOf('-g', name)
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid }
}

function idOf(flag: '-u' | '-g', name: string): number | null {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout.trim()) : null
}

function makeHikeshi(): Owner | null {
  const home = ['--home-dir', hikeshiHome, '--no-create-home', '--shell', '/usr/sbin/nologin']
  spawnSync('useradd', ['--system', '--user-group', ...home, 'hikeshi'], { stdio: 'ignore' })
  return lookUp('hikeshi') // another desk may have made it at the same moment, so the look-up decides
}

/** Can this user enter the folder? Asked of the kernel, so that modes, ACLs and every parent count. */
export function canEnter(owner: Owner, folder: string): boolean {
  const { uid, gid } = owner
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0
}

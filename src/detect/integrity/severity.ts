// How much a finding matters by itself, so that what an intruder would do stands on top.
import { z } from 'zod'

export const Severity = z.enum(['critical', 'high', 'medium', 'low', 'expected'])
export type Severity = z.infer<typeof Severity>
export const severities = Severity.options

type Judged = {
  readonly path: string
  readonly change: string
  readonly attributes: readonly string[]
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
  readonly explained: string | null
}

/** Where programs stand that everybody runs, and what the system starts from. */
const programs = /^\/(usr\/(local\/)?)?(s?bin|lib(exec|32|64|x32)?)\/|^\/(boot|opt)\//
/** Who may come in, as whom, and what runs by itself. */
const doors =
  /^\/etc\/(passwd|g?shadow|group|sudoers(\.d\/.*)?|ssh\/.*|pam\.(d\/.*|conf)|security\/.*|ld\.so\.(preload|conf(\.d\/.*)?)|cron.*|at\.(allow|deny)|systemd\/.*|init\.d\/.*|rc\.local|profile(\.d\/.*)?|hosts|nsswitch\.conf|modules.*|apt\/.*|environment)$|\/\.ssh\/|^\/var\/spool\/cron\/|^\/root\//
const restless = new Set(['mtime', 'ctime', 'inode', 'nlink', 'blocks'])

const special = (mode: unknown): number => (typeof mode === 'string' ? Number.parseInt(mode, 8) & 0o6000 : 0)

/** What is explained is expected; a program that gains another's rights is the worst. */
export function severityOf(found: Judged): Severity {
  const { path, change, attributes, before, after, explained } = found
  if (explained !== null) return 'expected'
  const gained = after.type === 'file' && (special(after.mode) & ~special(change === 'added' ? 0 : before.mode)) !== 0
  if (gained || path === '/etc/ld.so.preload') return 'critical'
  if (!path.startsWith('/')) return ofSystem(found)
  if (change === 'changed' && attributes.every((name) => restless.has(name))) return 'low'
  if (change === 'changed' && special(before.mode) !== 0 && attributes.includes('sha256')) return 'critical'
  if (doors.test(path)) return 'high'
  if (programs.test(path)) return change === 'removed' ? 'medium' : 'high'
  return 'medium'
}

function ofSystem({ path, change, after, attributes }: Judged): Severity {
  if (path.startsWith('suid:')) return change === 'removed' ? 'medium' : 'critical'
  if (path.startsWith('account:')) {
    if (change === 'removed') return 'medium'
    return after.uid === 0 && path !== 'account:root' ? 'critical' : attributes.includes('keys') ? 'critical' : 'high'
  }
  return change === 'removed' ? 'medium' : 'high'
}

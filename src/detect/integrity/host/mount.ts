// What is mounted where, and what a walk goes past.
import { readFileSync } from 'node:fs'
import type { BytePath } from '../path.ts'

/** File systems that hold no files of their own, and those behind a network, which may never answer. */
const hollow =
  /^(proc|sysfs|devtmpfs|devpts|cgroup2?|debugfs|tracefs|securityfs|bpf|configfs|mqueue|hugetlbfs|pstore|efivarfs|binfmt_misc|fusectl|nsfs|rpc_pipefs|selinuxfs)$/
const distant =
  /^(nfs\d?|cifs|smb3?|smbfs|9p|afs|ceph|glusterfs|lustre|gfs2|ocfs2|autofs|fuse(\.(?!overlayfs|ntfs).*)?)$/

export type Mount = { readonly at: BytePath; readonly type: string }
export const readMountInfo = (text: string): Mount[] =>
  text.split('\n').flatMap((line) => {
    const [left = '', right = ''] = line.split(' - ')
    const at = left.split(' ')[4]
    const type = right.split(' ')[0]
    if (!at || !type) return []
    return [
      {
        at: at.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
        type,
      },
    ]
  })

/** Mount points that a walk goes past, and why. */
export function pastMounts(mounts: readonly Mount[]): Map<BytePath, 'hollow' | 'distant'> {
  const past = new Map<BytePath, 'hollow' | 'distant'>()
  for (const { at, type } of mounts) {
    // What is mounted later stands over what was there.
    past.delete(at)
    if (hollow.test(type)) past.set(at, 'hollow')
    else if (distant.test(type)) past.set(at, 'distant')
  }
  return past
}

/** None where the system does not tell. */
export function mountedHere(): Mount[] {
  try {
    return readMountInfo(readFileSync('/proc/self/mountinfo', 'latin1'))
  } catch {
    return []
  }
}

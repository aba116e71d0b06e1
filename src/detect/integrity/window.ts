// What falls in a change window is expected.
import type { ChangeWindow } from './change-window.ts'
import type { Difference } from './difference.ts'
import { bytesOf } from './path.ts'
import { globRegex } from './rule.ts'

/** The time that no ordinary program can set: when the inode last changed. Null where there is none. */
const changedAtMs = ({ after }: Pick<Difference, 'after'>): number | null =>
  typeof after?.facts.ctime === 'number' ? after.facts.ctime / 1000 : null

export type Span = { readonly since: number; readonly now: number }

/** Decides for one host. What leaves no time of its own (gone, or no file) may have happened at any time since the last good state. */
export function windowsFor(windows: readonly ChangeWindow[], host: string, { since, now }: Span) {
  const ready = windows
    .filter(({ hosts }) => globRegex(hosts).test(bytesOf(host).toString('latin1')))
    .map(({ name, from, to, paths }) => ({
      name,
      from: Date.parse(from),
      to: Date.parse(to),
      paths: paths.map(globRegex),
    }))
  return (one: Difference): string | null => {
    const at = changedAtMs(one)
    const paths = [one.before?.path, one.after?.path].filter((path) => path !== undefined)
    const found = ready.find(
      ({ from, to, paths: globs }) =>
        (at === null ? from <= now && to >= since : at >= from && at <= to) &&
        paths.every((path) => globs.some((glob) => glob.test(path))),
    )
    return found ? `window:${found.name}` : null
  }
}

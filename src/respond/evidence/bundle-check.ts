// What a collector's bundle says, held against its own manifest.

import type { Collection } from './evidence.ts'
import { shortCode } from './evidence.ts'

/** What was seen while the bundle was read once through. */
export type SeenBundle = {
  readonly manifest: { readonly text: string; readonly sha256: string } | null
  /** SHA-256 of each file by its name in the bundle, without `data/`. */
  readonly files: ReadonlyMap<string, string>
  readonly about: string
  readonly clock: string
  readonly missing: string
  readonly isReadable: boolean
}

const namesMax = 50

/** Null: it is no bundle of a collector. */
export function readCollection(seen: SeenBundle): Collection | null {
  if (!seen.manifest) return null
  const about = pairsOf(seen.about)
  const said = new Map(
    seen.manifest.text
      .split('\n')
      .flatMap((line) =>
        /^[0-9a-f]{64} [ *]/.test(line) ? [[line.slice(66).replace(/^\.\//, ''), line.slice(0, 64)] as const] : [],
      ),
  )
  const wrong = [
    ...[...seen.files].filter(([name, sha256]) => said.get(name) !== sha256).map(([name]) => name),
    ...[...said.keys()].filter((name) => !seen.files.has(name)),
  ]
  return {
    host: about.get('host') ?? '',
    hostname: about.get('hostname') ?? '',
    system: about.get('system') ?? '',
    isRoot: about.get('uid') === '0',
    files: seen.files.size,
    wrong: wrong.sort().slice(0, namesMax),
    missing: [...new Set(seen.missing.split('\n').map((line) => line.trim()))]
      .filter(Boolean)
      .sort()
      .slice(0, namesMax),
    code: shortCode(seen.manifest.sha256),
    clockErrorSeconds: clockError(pairsOf(seen.clock)),
    isReadable: seen.isReadable,
  }
}

/** By how much the host's clock was ahead of the desk's: both read it within the same seconds. */
function clockError(clock: ReadonlyMap<string, string>): number | null {
  const asked = Number(clock.get('desk_asked') || Number.NaN)
  const answered = Number(clock.get('desk_answered') || Number.NaN)
  const desk = Date.parse(clock.get('desk_date') ?? '') / 1000
  return Number.isFinite(asked) && Number.isFinite(answered) && Number.isFinite(desk)
    ? (asked + answered) / 2 - desk
    : null
}

const pairsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split('\n').flatMap((line) => {
      const at = line.indexOf('=')
      return at > 0
        ? [
            [
              line.slice(0, at),
              line
                .slice(at + 1)
                .trim()
                .slice(0, 500),
            ] as const,
          ]
        : []
    }),
  )

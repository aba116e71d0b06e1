// What a collector could not take, out of the lines of its bundle: they are English, for a host may have no other letters.
import type { notTakenWords } from './not-taken-words.ts'

type Code = keyof typeof notTakenWords
type Known = { readonly code: Code; readonly facts: Readonly<Record<string, string>> }

const forms: readonly (readonly [RegExp, Code])[] = [
  [/^not run as (?:root|administrator): /, 'not-root'],
  [/^(?<what>.+): the disk was full$/, 'disk-full'],
  [/^(?<what>.+): not finished within (?<seconds>\d+) seconds$/, 'too-long'],
  [/^no ps on this host: processes by \/proc alone$/, 'no-ps'],
  [/^no \/proc: processes by ps alone$/, 'no-proc'],
  [/^no (?<what>\S+) on this host$/, 'no-program'],
  [/^none of: (?<what>.+)$/, 'no-program'],
  [/^clock: the desk was not reached/, 'no-desk-clock'],
  [/^no package manager known$/, 'no-packages'],
  [/^no package manager that can check its files$/, 'no-package-check'],
  [/^package check: not wanted$/, 'package-check-not-wanted'],
  [/^no tar: (?<what>.+) not taken$/, 'no-tar'],
  [/^no SHA-256 here: /, 'no-sha256'],
  [/^quick: /, 'quick'],
]

/** Null when it is no line of ours: it is shown as it came. */
export function notTaken(line: string): Known | null {
  for (const [form, code] of forms) {
    const found = form.exec(line)
    if (found) return { code, facts: { ...found.groups } }
  }
  return null
}

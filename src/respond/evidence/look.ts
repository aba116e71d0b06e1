// What is shown of a file without running or rendering it: its kind by its first bytes, and lines of text, hex, or readable strings.

export const lookForms = ['text', 'hex', 'strings', 'entries', 'picture'] as const
export type LookForm = (typeof lookForms)[number]
export type LookLine = { readonly at: number | null; readonly text: string }

/** What the first bytes say, whatever the name claims. */
const kinds = [
  ['gzip', 0, '1f8b'],
  ['zip', 0, '504b0304'],
  ['zip', 0, '504b0506'],
  ['tar', 257, '7573746172'],
  ['png', 0, '89504e470d0a1a0a'],
  ['jpeg', 0, 'ffd8ff'],
  ['gif', 0, '47494638'],
  ['webp', 8, '57454250'],
  ['tiff', 0, '49492a00'],
  ['tiff', 0, '4d4d002a'],
  ['heif', 4, '66747970'],
  ['pdf', 0, '255044462d'],
  ['elf', 0, '7f454c46'],
  ['pe', 0, '4d5a'],
  ['script', 0, '2321'],
  ['zstd', 0, '28b52ffd'],
] as const satisfies readonly (readonly [kind: string, at: number, hex: string])[]
export const fileKinds = [
  'gzip',
  'zip',
  'tar',
  'png',
  'jpeg',
  'gif',
  'webp',
  'tiff',
  'heif',
  'pdf',
  'elf',
  'pe',
  'script',
  'zstd',
  'text',
  'empty',
  'other',
] as const
export type FileKind = (typeof fileKinds)[number]

export function kindOf(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty'
  const hex = [...head].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const known = kinds.find(([, at, magic]) => hex.startsWith(magic, at * 2))
  if (known) return known[0]
  return head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) ? 'other' : 'text'
}

const bytesInLine = 16
/** As `hexdump -C` writes it. */
export function hexLines(bytes: Uint8Array, from: number): LookLine[] {
  const lines: LookLine[] = []
  for (let at = 0; at < bytes.length; at += bytesInLine) {
    const part = [...bytes.subarray(at, at + bytesInLine)]
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const ascii = part.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')
    lines.push({ at: from + at, text: `${hex.padEnd(bytesInLine * 3 - 1)}  ${ascii}` })
  }
  return lines
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is made visible
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
/** What would not be seen, or would turn the text around it, is written out. */
export const visible = (text: string): string =>
  text.replace(unseen, (one) => (one === '\r' ? '' : `<${one.charCodeAt(0).toString(16).padStart(2, '0')}>`))

const longestLine = 2_000
export function textLines(text: string): LookLine[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.flatMap((line) => {
    const parts: LookLine[] = []
    for (let at = 0; at === 0 || at < line.length; at += longestLine)
      parts.push({ at: null, text: visible(line.slice(at, at + longestLine)) })
    return parts
  })
}

const leastRun = 4
const mostStrings = 5_000
/** Runs of readable characters, of one byte or of two (UTF-16LE), as `strings` finds them. */
export function stringsIn(bytes: Uint8Array, from: number): { lines: LookLine[]; isCut: boolean } {
  const lines: LookLine[] = []
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  for (const [pattern, step] of [
    [new RegExp(`[\\t\\x20-\\x7e]{${leastRun},}`, 'g'), 1],
    [new RegExp(`(?:[\\t\\x20-\\x7e]\\x00){${leastRun},}`, 'g'), 2],
  ] as const)
    for (const found of latin.matchAll(pattern)) {
      if (lines.length >= mostStrings) return { lines: sorted(lines), isCut: true }
      const text = step === 1 ? found[0] : found[0].replaceAll('\0', '')
      lines.push({ at: from + found.index, text: text.slice(0, longestLine) })
    }
  return { lines: sorted(lines), isCut: false }
}
const sorted = (lines: LookLine[]): LookLine[] => lines.sort((a, b) => a.at! - b.at!)

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * The letters on paper, from npm (OFL), each in two weights: Noto Sans JP, and for names that it has no letters for (Polish, Czech,
 * Vietnamese, Greek, Cyrillic) Noto Sans. A further script is one more line here, and one more name in the documents.
 */
const require = createRequire(import.meta.url)
const regular = [
  '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
]
const files = [
  ...regular,
  '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
]

export const fontBlobs = (): Buffer[] => files.map((file) => readFileSync(require.resolve(file)))

let drawable: readonly ((codePoint: number) => boolean)[] | undefined

/** Whether a font has a picture for a character: what none can draw must not silently become an empty box. */
export function canDraw(codePoint: number): boolean {
  drawable ??= regular.map((file) => coverageOf(readFileSync(require.resolve(file))))
  return drawable.some((draws) => draws(codePoint))
}

/** Coverage from the font's own `cmap` table (OpenType 1.9, formats 4 and 12); only the groups are kept in memory. */
export function coverageOf(font: Buffer): (codePoint: number) => boolean {
  const cmap = tableAt(font, 'cmap')
  const covered = new Uint8Array(0x110000 / 8)
  const mark = (from: number, to: number) => {
    for (let code = from; code <= Math.min(to, 0x10ffff); code++) covered[code >> 3]! |= 1 << (code & 7)
  }
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4)
    const format = font.readUInt16BE(at)
    if (format === 12) {
      for (let group = 0; group < font.readUInt32BE(at + 12); group++) {
        const start = at + 16 + group * 12
        mark(font.readUInt32BE(start), font.readUInt32BE(start + 4))
      }
    } else if (format === 4) {
      const twice = font.readUInt16BE(at + 6)
      for (let segment = 0; segment < twice; segment += 2) {
        const end = font.readUInt16BE(at + 14 + segment)
        if (end !== 0xffff) mark(font.readUInt16BE(at + 16 + twice + segment), end)
      }
    }
  }
  return (code) => (covered[code >> 3]! & (1 << (code & 7))) !== 0
}

function tableAt(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const entry = 12 + i * 16
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`the font has no ${tag} table`)
}

// The record as CSV for a spreadsheet. A cell that a spreadsheet would take for a formula is made plain text first.
import { stringify } from 'csv-stringify/sync'
import type { Language } from '#src/core/language.ts'
import { formatClock, formatDay } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { attackStageName } from '#src/prepare/knowledge/attack-stage-words.ts'
import type { EntryView } from './incident.ts'
import { incidentWords } from './words.ts'

/** OWASP "CSV injection": what begins like this is run by a spreadsheet, also after blanks. */
const formula = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/
export const guarded = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

type Style = { readonly lang: Language; readonly zone: string; readonly encoding: 'utf-8' | 'cp932' }

const header = [
  'number',
  'date',
  'time',
  'from',
  'to',
  'precision',
  'zone',
  'recorded',
  'kind',
  'who',
  'party',
  'text',
  'source',
  'stage',
  'corrects',
  'files',
] as const

/** A record of any length, a page of entries at a time: the names of the columns first, and once. */
export async function* entriesCsv(
  pages: AsyncIterable<readonly EntryView[]>,
  style: Style,
): AsyncGenerator<Uint8Array> {
  const t = speaker(incidentWords, style.lang)
  const write = (rows: readonly string[][]) => stringify(rows as string[][], { record_delimiter: '\r\n' })
  const encode = style.encoding === 'cp932' ? encodeCp932 : (text: string) => new TextEncoder().encode(text)
  const names = write([header.map((name) => t(`csv.${name}`))])
  yield encode(style.encoding === 'cp932' ? names : `\uFEFF${names}`)
  for await (const entries of pages) if (entries.length > 0) yield encode(write(rowsOf(entries, style)))
}

function rowsOf(entries: readonly EntryView[], { lang, zone }: Style): string[][] {
  return entries.map((entry) => {
    const { from, to, precision } = entry.when
    const isTimed = precision !== 'day' && precision !== 'unknown'
    const style = { lang, zone: precision === 'day' ? entry.when.zone : zone }
    return [
      String(entry.seq),
      precision === 'unknown' ? '' : formatDay(from, style),
      isTimed ? formatClock(from, style, precision === 'second') : '',
      precision === 'unknown' ? '' : from,
      precision === 'unknown' ? '' : to,
      precision,
      entry.when.zone,
      entry.recordedAt,
      kindWord(entry.kind, lang),
      entry.byName,
      entry.party?.name ?? '',
      entry.text,
      entry.source ?? '',
      entry.stage === null ? '' : attackStageName(entry.stage, lang),
      entry.corrects ? String(entry.corrects.seq) : '',
      entry.files.map((file) => `${file.name} ${file.sha256}`).join('\n'),
    ].map(guarded)
  })
}

export function kindWord(kind: string, lang: Language): string {
  const key = `kind.${kind}` as keyof typeof incidentWords
  return Object.hasOwn(incidentWords, key) ? speaker(incidentWords, lang)(key) : kind
}

let toCp932: Map<string, number> | null = null

/** CP932 has no encoder in the platform: its decoder, asked about every pair of bytes once, is one the other way round. */
function table(): Map<string, number> {
  if (toCp932) return toCp932
  const decoder = new TextDecoder('shift_jis')
  const map = new Map<string, number>()
  const put = (bytes: number[], code: number) => {
    const character = decoder.decode(Uint8Array.from(bytes))
    if (!character.includes('\uFFFD') && [...character].length === 1 && !map.has(character)) map.set(character, code)
  }
  for (let one = 0; one < 0xe0; one++) if (one < 0x80 || one > 0xa0) put([one], one)
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead > 0x9f && lead < 0xe0) continue
    for (let trail = 0x40; trail <= 0xfc; trail++) if (trail !== 0x7f) put([lead, trail], lead * 256 + trail)
  }
  for (const [written, stored] of [
    ['〜', '～'],
    ['−', '－'],
    ['‖', '∥'],
    ['—', '―'],
  ] as const)
    if (!map.has(written) && map.has(stored)) map.set(written, map.get(stored)!)
  toCp932 = map
  return map
}

/** What CP932 cannot write becomes 〓, as printers did. */
export function encodeCp932(text: string): Uint8Array {
  const codes = table()
  const bytes: number[] = []
  for (const character of text) {
    const code = codes.get(character) ?? 0x81ac
    if (code > 0xff) bytes.push(code >> 8)
    bytes.push(code & 0xff)
  }
  return Uint8Array.from(bytes)
}

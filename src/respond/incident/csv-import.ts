// Entries out of a CSV: the table of a retold case, or a plain list with a time and a text. Each line has an outcome of its own.
import { CsvError, parse } from 'csv-parse/sync'
import type { z } from 'zod'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import { isZone, type When } from '#src/core/time.ts'
import { type AttackStage, attackStageOf } from '#src/prepare/knowledge/attack-stage.ts'
import { EntryKindOfPeople } from './entry-api.ts'
import { parseSpan, parseWhen } from './when-text.ts'

export const LINES_MAX = 20_000
const textMax = 50_000

export type ReadLine = {
  /** Line of the file on which it begins, for a person who looks it up. */
  readonly line: number
  readonly text: string
  readonly entry: {
    readonly kind: z.infer<typeof EntryKindOfPeople>
    readonly when: When
    readonly lang: Language
    /** A party's name, which the record of the incident may or may not know. */
    readonly party: string | null
    readonly who: string | null
    readonly stage: AttackStage | null
  } | null
  readonly problem: { readonly code: ProblemCode; readonly text: string } | null
}
type ProblemCode = 'no-text' | 'no-time' | 'bad-time' | 'bad-kind' | 'bad-zone' | 'bad-stage' | 'too-long'

/** UTF-8 with or without a byte order mark, or what Japanese spreadsheets write (CP932). */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('shift_jis').decode(bytes)
  }
}

type Cells = Readonly<Record<string, string | undefined>>

export function readCsv(content: string, { lang, zone }: { lang: Language; zone: string }): ReadLine[] {
  const rows = cellsOf(content)
  const columns = new Set(Object.keys(rows[0]?.record ?? {}))
  const hasText = ['text', 'text_ja', 'text_en'].some((name) => columns.has(name))
  if (rows.length > 0 && !(hasText && (columns.has('at') || columns.has('date')))) refuse('incident.import.columns')
  return rows.map(({ record, info }) => readLine(record, info.lines, lang, zone))
}

function cellsOf(content: string): { record: Cells; info: { lines: number } }[] {
  try {
    const rows = parse(content, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.normalize('NFKC').trim().toLowerCase()),
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
      info: true,
      to: LINES_MAX + 1,
    }) as unknown as { record: Cells; info: { lines: number } }[]
    if (rows.length > LINES_MAX) refuse('incident.import.too-large', { limit: LINES_MAX })
    return rows
  } catch (error) {
    if (error instanceof CsvError) return refuse('incident.import.invalid', { line: Number(error.lines) })
    throw error
  }
}

function readLine(cells: Cells, line: number, lang: Language, zone: string): ReadLine {
  const own = (cells[`text_${lang}`] ?? '').trim()
  const other: Language = lang === 'ja' ? 'en' : 'ja'
  const plain = (cells.text ?? '').trim()
  const text = own || plain || (cells[`text_${other}`] ?? '').trim()
  const bad = (code: ProblemCode, what = ''): ReadLine => ({ line, text, entry: null, problem: { code, text: what } })
  if (text === '') return bad('no-text')
  if (text.length > textMax) return bad('too-long')
  const kind = EntryKindOfPeople.safeParse((cells.kind ?? '').trim() || 'note')
  if (!kind.success) return bad('bad-kind', cells.kind)
  const stated = (cells.zone ?? '').trim() || zone
  if (!isZone(stated)) return bad('bad-zone', stated)
  const stage = (cells.stage ?? '').trim().toUpperCase()
  if (stage !== '' && attackStageOf(stage) === null) return bad('bad-stage', cells.stage)
  const written = whenText(cells)
  if (written === '') return bad('no-time')
  const when = whenOf(cells, written, stated)
  if (!when) return bad('bad-time', written)
  const entry = {
    kind: kind.data,
    when: { ...when, stated: (cells.stated ?? '').trim().slice(0, 200) || null },
    lang: own || plain ? lang : other,
    party: inLanguage(cells.party, lang),
    who: inLanguage(cells.who, lang),
    stage: attackStageOf(stage),
  }
  return { line, text, entry, problem: null }
}

const whenText = (cells: Cells): string =>
  (cells.at ?? '').trim() ||
  [cells.date, cells.time]
    .map((part) => (part ?? '').trim())
    .filter(Boolean)
    .join(' ')

function whenOf(cells: Cells, written: string, zone: string): When | null {
  const when = parseWhen(written, zone)
  const end = (cells.to ?? '').trim()
  const precision = (cells.precision ?? '').trim()
  if (!when || (end === '' && precision === '')) return when
  const to = end === '' ? when.to : endOf(when, end, (cells.date ?? '').trim())
  const known = ['second', 'minute', 'day', 'about', 'within', 'range', 'unknown'] as const
  const named = known.find((one) => one === precision)
  if (to === null || (precision !== '' && !named) || Date.parse(to) < Date.parse(when.from)) return null
  return { ...when, to, precision: named ?? (end === '' ? when.precision : 'range') }
}

/** `00:05` on the same day, a date and time of its own, or a span such as `5m`. */
function endOf(when: When, text: string, date: string): string | null {
  const span = parseSpan(text)
  if (span !== null) return new Date(Date.parse(when.from) + span).toISOString()
  const end = parseWhen(text, when.zone) ?? parseWhen(`${date} ${text}`, when.zone)
  return end?.to ?? null
}

/** `業者A|Vendor A`: a name in both languages. */
function inLanguage(cell: string | undefined, lang: Language): string | null {
  const [ja = '', en = ja] = (cell ?? '').split('|').map((part) => part.trim())
  return (lang === 'ja' ? ja : en) || null
}

import type { Language } from '#src/core/language.ts'
import { formatDay, formatInstant, formatWhen, type When } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { PrintedEntry } from './case-file.ts'
import { caseFileWords } from './case-file-words.ts'

/** Entries under the day on which they happened, as a chronological list is read in Japan (S0-52). */
export type Style = { readonly lang: Language; readonly zone: string }

/** An entry written down this much after the event says so: it may have been on paper first (S2-24). */
const LATE_MS = 15 * 60_000

/** `isWhole`: these are all entries of the incident, so that each can say its place among them. */
export function timelineOf(entries: readonly PrintedEntry[], style: Style, isWhole = false) {
  const here = new Set(entries.map((entry) => entry.number))
  const order = isWhole ? entries.map((entry) => entry.number).sort((a, b) => a - b) : []
  const places = new Map(order.map((number, at) => [number, at + 1]))
  const days = new Map<string, { day: { iso: string; style: Style } | null; from: number; entries: EntryLines[] }>()
  for (const entry of entries) {
    const day = dayOf(entry.when, style)
    const key = day ? formatDay(day.iso, day.style) : ''
    const found = days.get(key) ?? { day, from: day ? Date.parse(day.iso) : Infinity, entries: [] }
    found.from = Math.min(found.from, day ? Date.parse(day.iso) : Infinity)
    found.entries.push(entryLines(entry, style, here, places.get(entry.number)))
    days.set(key, found)
  }
  return [...days.values()].sort((a, b) => (a.from === b.from ? 0 : a.from - b.from))
}

/** A table this long is ended and a new one begun: the cost of one table grows faster than its length. */
const TABLE_MAX = 400

/** The days of a timeline cut into tables; a day that is cut stands over both parts. */
export function tablesOf<Line>(
  days: readonly { readonly day: string; readonly entries: readonly Line[] }[],
  most = TABLE_MAX,
) {
  const tables: { day: string; entries: Line[] }[][] = []
  let room = 0
  for (const { day, entries } of days) {
    for (let from = 0; from < entries.length; ) {
      if (room === 0) {
        tables.push([])
        room = most
      }
      const part = entries.slice(from, from + room)
      tables.at(-1)!.push({ day, entries: part })
      from += part.length
      room -= part.length
    }
  }
  return tables
}

/** A date without a time is that date where it was stated; it must not slip to the day before by another zone. */
function dayOf(when: When, style: Style): { iso: string; style: Style } | null {
  if (when.precision === 'unknown') return null
  return { iso: when.from, style: when.precision === 'day' ? { ...style, zone: when.zone } : style }
}

export type EntryLines = ReturnType<typeof entryLines>

function entryLines(entry: PrintedEntry, style: Style, here: ReadonlySet<number>, place: number | undefined) {
  const t = speaker(caseFileWords, style.lang)
  const { when } = entry
  /** A link to another entry, which may not be in this document. */
  const pointer = (key: 'entry.corrects' | 'entry.correctedBy', number: number | null | undefined) =>
    number ? { number, isHere: here.has(number), words: t(key, { number: String(number) }) } : null
  const isElsewhere = when.zone !== style.zone && when.precision !== 'day' && when.precision !== 'unknown'
  const joint = style.lang === 'ja' ? '　' : ' · '
  const isLate = when.precision === 'unknown' || Date.parse(entry.recordedAt) - Date.parse(when.to) > LATE_MS
  return {
    number: entry.number,
    time:
      when.precision === 'unknown'
        ? ''
        : formatWhen(when, { ...style, zone: when.precision === 'day' ? when.zone : style.zone }),
    isInexact: when.precision === 'day',
    elsewhere: isElsewhere
      ? t('entry.zone', { at: formatInstant(when.from, { ...style, zone: when.zone, named: true }) })
      : '',
    stated: when.precision === 'unknown' || isElsewhere ? (when.stated ?? '') : '',
    text: entry.text === null ? t('entry.erased') : entry.text.trim() || t('entry.empty'),
    hasText: Boolean(entry.text?.trim()),
    aside: [
      place ? t('entry.place', { place }) : '',
      t('entry.by', { kind: entry.kind, by: entry.by }),
      entry.source ? t('entry.source', { source: entry.source }) : '',
    ]
      .filter(Boolean)
      .join(joint)
      .concat(isLate ? joint : ''),
    written: isLate ? t('entry.recorded', { at: formatInstant(entry.recordedAt, { ...style, named: false }) }) : '',
    corrects: pointer('entry.corrects', entry.corrects),
    correctedBy: pointer('entry.correctedBy', entry.correctedBy),
    attachments: entry.attachments.map((file) => ({
      name: [file.name, file.mediaType, t('bytes', { bytes: file.bytes })].filter(Boolean).join(' · '),
      sha256: file.sha256,
    })),
  }
}

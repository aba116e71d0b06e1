import { type When, formatDay, formatInstant, formatWhen } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Language } from '#src/core/language.ts'
import type { PrintedEntry } from './case-file.ts'
import { caseFileWords } from './case-file-words.ts'

/** Entries under the day on which they happened, as a chronological list is read in Japan (S0-52). */
export type Style = { readonly lang: Language; readonly zone: string }

/** An entry written down this much after the event says so: it may have been on paper first (S2-24). */
const LATE_MS = 15 * 60_000

export function timelineOf(entries: readonly PrintedEntry[], style: Style) {
  const days = new Map<string, { day: { iso: string; style: Style } | null; from: number; entries: ReturnType<typeof entryLines>[] }>()
  for (const entry of entries) {
    const day = dayOf(entry.when, style)
    const key = day ? formatDay(day.iso, day.style) : ''
    const found = days.get(key) ?? { day, from: day ? Date.parse(day.iso) : Infinity, entries: [] }
    found.from = Math.min(found.from, day ? Date.parse(day.iso) : Infinity)
    found.entries.push(entryLines(entry, style))
    days.set(key, found)
  }
  return [...days.values()].sort((a, b) => (a.from === b.from ? 0 : a.from - b.from))
}

/** A date without a time is that date where it was stated; it must not slip to the day before by another zone. */
function dayOf(when: When, style: Style): { iso: string; style: Style } | null {
  if (when.precision === 'unknown') return null
  return { iso: when.from, style: when.precision === 'day' ? { ...style, zone: when.zone } : style }
}

export function entryLines(entry: Omit<PrintedEntry, 'source' | 'corrects' | 'correctedBy' | 'attachments'> & Partial<PrintedEntry>, style: Style) {
  const t = speaker(caseFileWords, style.lang)
  const { when } = entry
  const isElsewhere = when.zone !== style.zone && when.precision !== 'day' && when.precision !== 'unknown'
  const isLate = when.precision === 'unknown' || Date.parse(entry.recordedAt) - Date.parse(when.to) > LATE_MS
  return {
    number: entry.number,
    time: when.precision === 'unknown' ? '' : formatWhen(when, { ...style, zone: when.precision === 'day' ? when.zone : style.zone }),
    isInexact: when.precision === 'day',
    elsewhere: isElsewhere ? t('entry.zone', { at: formatInstant(when.from, { ...style, zone: when.zone, named: true }) }) : '',
    stated: when.precision === 'unknown' || isElsewhere ? (when.stated ?? '') : '',
    text: entry.text === null ? t('entry.erased') : entry.text.trim() || t('entry.empty'),
    hasText: Boolean(entry.text?.trim()),
    aside: [
      t('entry.by', { kind: entry.kind, by: entry.by }),
      entry.source ? t('entry.source', { source: entry.source }) : '',
      isLate ? t('entry.recorded', { at: formatInstant(entry.recordedAt, { ...style, named: false }) }) : '',
    ].filter(Boolean).join(style.lang === 'ja' ? '　' : ' · '),
    corrects: entry.corrects ? { number: entry.corrects, words: t('entry.corrects', { number: String(entry.corrects) }) } : null,
    correctedBy: entry.correctedBy ? { number: entry.correctedBy, words: t('entry.correctedBy', { number: String(entry.correctedBy) }) } : null,
    attachments: (entry.attachments ?? []).map((file) => ({
      name: [file.name, file.mediaType, t('bytes', { bytes: file.bytes })].filter(Boolean).join(' · '),
      sha256: file.sha256,
    })),
  }
}

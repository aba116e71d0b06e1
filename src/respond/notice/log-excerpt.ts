// Log lines as a recipient gets them: those that name what is theirs, what they may not have masked, each in UTC and in their own time.
import { extractObservables } from '#src/core/observable.ts'
import { defang, type Observable } from '#src/core/observable-type.ts'
import { zoneLabel } from '#src/core/time.ts'
import { type Facts, speaker } from '#src/core/words.ts'
import type { ClockStatement } from '#src/detect/report/report.ts'
import { excerptWords } from './compose-words.ts'
import type { Source, SourceLine } from './item.ts'
import type { Masker } from './mask.ts'
import { holds, type Recipient } from './recipient.ts'

/** Of one report; more than these are evidence, not a notice. */
export const mostExcerptLines = 500
/** In the text for people; all of them stand in the attachment. */
export const mostBodyLines = 20

export type ExcerptLine = { readonly raw: string; readonly at: string | null; readonly isTheirs: boolean }
export type Excerpt = { readonly clock: ClockStatement; readonly lines: readonly ExcerptLine[]; readonly left: number }
export type Style = { readonly lang: 'ja' | 'en'; readonly zone: string }

export const thingsIn = (line: string): Observable[] =>
  extractObservables(line).found.map(({ type, value }) => ({ type, value }))
/** What stands in a line: looked for once a report, not once a recipient. */
export const thingsOf = (line: SourceLine): readonly Observable[] => line.things ?? thingsIn(line.raw)

/** Lines that name the recipient's own addresses; where none does, all of them: then the recipient is no holder of an address in it. */
export function excerptOf(source: Source, to: Recipient, masker: Masker): Excerpt {
  const asked = new Map<Observable, boolean>()
  const isTheirs = (thing: Observable): boolean => {
    const known = asked.get(thing)
    if (known !== undefined) return known
    const found = holds(to, thing)
    asked.set(thing, found)
    return found
  }
  const lines = source.lines.slice(0, mostExcerptLines * 4).map((line) => ({
    raw: line.raw,
    at: line.at,
    isTheirs: thingsOf(line).some(isTheirs),
  }))
  const theirs = lines.filter((line) => line.isTheirs)
  const chosen = (theirs.length > 0 ? theirs : lines).slice(0, mostExcerptLines)
  return {
    clock: source.clock,
    lines: chosen.map((line) => ({ ...line, raw: masker.line(line.raw) })),
    left: source.lines.length - chosen.length,
  }
}

const pad = (value: string, width: number): string => value.padEnd(width, ' ')

/** `1999-06-23T03:34:00Z  1999-06-23 12:34:00 JST  line`. */
export function lineText({ raw, at }: ExcerptLine, zone: string): string {
  if (at === null) return `${pad('-', 20)}  ${pad('-', 23)}  ${raw}`
  const utc = `${new Date(at).toISOString().slice(0, 19)}Z`
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(new Date(at))
  return `${utc}  ${pad(`${local} ${zoneLabel(zone, at)}`, 23)}  ${raw}`
}

/** How far the times can be relied on, as the source stated it. */
export function clockText(clock: ClockStatement, masker: Masker, lang: 'ja' | 'en'): string {
  const t = speaker(excerptWords, lang)
  const facts: Facts = { seconds: clock.errorSeconds ?? 0, zone: clock.zone ?? '' }
  const parts = [
    clock.zone ? t('clock.zone', facts) : '',
    clock.errorSeconds !== null
      ? t(clock.errorSeconds === 0 ? 'clock.exact' : 'clock.error', facts)
      : clock.isSynced === true
        ? t('clock.synced')
        : clock.isSynced === false
          ? t('clock.not-synced')
          : '',
  ].filter((part) => part !== '')
  const text = parts.length > 0 ? parts.join(lang === 'ja' ? '、' : '; ') : t('clock.unknown')
  return masker.loose(`${t('clock')}${text}`)
}

/** The attachment: everything, for machines and people. */
export function excerptFile(excerpts: readonly Excerpt[], masker: Masker, { lang, zone }: Style): string {
  const t = speaker(excerptWords, lang)
  return excerpts
    .filter(({ lines }) => lines.length > 0)
    .map(({ clock, lines, left }) =>
      [
        `# ${clockText(clock, masker, lang)}`,
        `# ${t('columns', { zone: zoneLabel(zone, lines.find((line) => line.at)?.at ?? 0) })}`,
        ...lines.map((line) => lineText(line, zone)),
        ...(left > 0 ? [`# ${t('left', { count: left })}`] : []),
        '',
      ].join('\n'),
    )
    .join('\n')
}

/** For the body: a few lines, harmless to click on. */
export function excerptText(excerpts: readonly Excerpt[], masker: Masker, { lang, zone }: Style): string {
  const t = speaker(excerptWords, lang)
  return excerpts
    .filter(({ lines }) => lines.length > 0)
    .map(({ clock, lines }) => {
      const shown = lines.slice(0, mostBodyLines).map((line) => `  ${defangText(lineText(line, zone))}`)
      const more = lines.length - shown.length
      return [clockText(clock, masker, lang), ...shown, ...(more > 0 ? [`  ${t('more', { count: more })}`] : [])].join(
        '\n',
      )
    })
    .join('\n\n')
}

/** Every address in a text in its harmless form. What is harmless already stays as it is. */
export function defangText(text: string): string {
  const things = extractObservables(text).found
  const values = [...new Map(things.map((one) => [one.value, one])).values()].sort(
    (a, b) => b.value.length - a.value.length,
  )
  let harmless = text
  for (const thing of values) harmless = harmless.replaceAll(thing.value, defang(thing))
  return harmless
}

import { z } from 'zod'
import type { Language } from '#src/core/language.ts'
import { formatClock, formatDay, zoneLabel } from '#src/core/time.ts'
import { say, speaker, type Wording } from '#src/core/words.ts'
import type { Letter } from '#src/platform/pdf/documents/letter.ts'
import { addressee } from './letter.ts'
import { type Block, type Place, type PrintLetter, placesOf } from './print-letter.ts'
import { printLetterWords } from './print-letter-words.ts'

/** What a data file may say of each kind of place. Everything that somebody wrote stays text: nothing in it becomes part of a template. */
const text = z.string().trim().max(8_000)
const line = z
  .string()
  .trim()
  .max(500)
  .refine((value) => !/[\r\n]/.test(value))
const shapes = {
  line,
  text,
  day: z.iso.date(),
  time: z.iso.datetime({ offset: true }),
  list: z.array(text).max(200),
  rows: z.array(z.record(z.string().max(40), text)).max(500),
} as const

/** Why a letter cannot be printed from this data: which place, and what is wrong with it. */
export type LetterFault = {
  readonly place: string
  readonly code: 'missing' | 'unknown' | 'wrong'
  readonly name: Wording | null
  readonly kind: Place['kind'] | null
}
export type Filled =
  | { readonly letter: Letter; readonly faults: null }
  | { readonly letter: null; readonly faults: readonly LetterFault[] }

/** Fills a letter from data: complete, or every fault named by its place. */
export function fillPrintLetter(
  letter: PrintLetter,
  lang: Language,
  data: Readonly<Record<string, unknown>>,
  zone: string,
): Filled {
  const places = placesOf(letter)
  const byId = new Map(places.map((place) => [place.id, place]))
  const faults: LetterFault[] = []
  for (const id of Object.keys(data))
    if (!byId.has(id)) faults.push({ place: id.slice(0, 60), code: 'unknown', name: null, kind: null })
  const values = new Map<string, unknown>()
  for (const place of places) {
    const { id, name, kind, optional, columns } = place
    const given = data[id]
    if (given === undefined || given === null || given === '' || (Array.isArray(given) && given.length === 0)) {
      if (!optional) faults.push({ place: id, code: 'missing', name, kind })
      continue
    }
    const read = shapes[kind].safeParse(given)
    const strange =
      read.success &&
      kind === 'rows' &&
      (read.data as Record<string, string>[]).some((row) =>
        Object.keys(row).some((key) => !columns!.some((one) => one.id === key)),
      )
    if (!read.success || strange) faults.push({ place: id, code: 'wrong', name, kind })
    else values.set(id, read.data)
  }
  if (letter.frame === 'letter' && !letter.to && !values.has('to_organisation') && !values.has('to_person'))
    faults.push({ place: 'to_organisation', code: 'missing', name: byId.get('to_organisation')!.name, kind: 'line' })
  if (faults.length > 0) return { letter: null, faults }
  return { letter: laid(letter, lang, byId, values, zone), faults: null }
}

function laid(
  letter: PrintLetter,
  lang: Language,
  places: ReadonlyMap<string, Place>,
  values: ReadonlyMap<string, unknown>,
  zone: string,
): Letter {
  const t = speaker(printLetterWords, lang)
  const shown = (id: string): string => {
    const value = values.get(id)
    const kind = places.get(id)!.kind
    if (value === undefined) return ''
    if (kind === 'day') return dayIn(String(value), lang)
    if (kind === 'time') return timeIn(String(value), lang, zone)
    return Array.isArray(value) ? value.join('\n') : String(value)
  }
  const facts = Object.fromEntries([...places.keys()].map((id) => [id, shown(id)]))
  const blockOf = (block: Block): Letter['blocks'] => {
    if (block.when !== undefined && !values.has(block.when)) return []
    if ('p' in block) {
      const said = say(block.p, lang, facts).trim()
      return [{ kind: 'p', text: said, isFlush: /^(拝啓|謹啓|敬具|前略)/.test(said) || lang === 'en' }]
    }
    if ('h' in block) return [{ kind: 'h', text: say(block.h, lang, facts) }]
    if ('points' in block)
      return [{ kind: 'points', items: block.points.map((one) => say(one, lang, facts)), isNumbered: block.numbered }]
    if ('record' in block) {
      const rows = block.record.map((id) => ({ label: places.get(id)!.name[lang], value: shown(id) }))
      return [{ kind: 'record', rows: letter.frame === 'form' ? rows : rows.filter((row) => row.value !== '') }]
    }
    if ('list' in block) {
      const items = values.get(block.list) as string[] | undefined
      return items ? [{ kind: 'points', items, isNumbered: false }] : []
    }
    const { columns } = places.get(block.table)!
    const rows = values.get(block.table) as Record<string, string>[] | undefined
    return rows
      ? [
          {
            kind: 'table',
            head: columns!.map((one) => one.name[lang]),
            rows: rows.map((row) => columns!.map((one) => row[one.id] ?? '')),
          },
        ]
      : []
  }
  const day = String(values.get('date') ?? values.get('as_of')).slice(0, 10)
  const to = letter.to
    ? [say(letter.to, lang, facts)]
    : letter.frame === 'letter'
      ? addressee(lang, { reporter: facts.to_person, organisation: facts.to_organisation }).split('\n')
      : []
  // An English letter says the address first and greets below it.
  const isEnglishLetter = lang === 'en' && letter.frame === 'letter' && !letter.to
  const greeting: Letter['blocks'] = isEnglishLetter
    ? [{ kind: 'p', text: facts.to_person ? t('dear', { name: facts.to_person }) : t('dear-all'), isFlush: true }]
    : []
  return {
    lang,
    frame: letter.frame,
    day: day.split('-').map(Number) as [number, number, number],
    corner: [
      facts.number ? t('number', { number: facts.number }) : '',
      facts.version ? t('version', { version: facts.version }) : '',
      facts.date ?? '',
      facts.as_of ? t('as-of', { at: facts.as_of }) : '',
    ].filter(Boolean),
    to: isEnglishLetter
      ? ([facts.to_person, facts.to_organisation].filter((one) => one !== undefined && one !== '') as string[])
      : to,
    from: [
      facts.from_organisation,
      ...(facts.from_address ?? '').split('\n'),
      ...(facts.from_person ?? '').split('\n'),
    ].filter((one): one is string => Boolean(one)),
    subject: say(letter.subject, lang, facts).replaceAll(/\s+/g, ' '),
    blocks: [...greeting, ...letter.body.flatMap(blockOf)],
    closing: letter.closing ? say(letter.closing, lang, facts) : '',
    contact: facts.contact ? { label: t('contact'), text: facts.contact } : null,
  }
}

const monthsEn = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2026年11月22日` and `22 November 2026`, as letters write a day. */
function dayIn(day: string, lang: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return lang === 'ja' ? `${year}年${month}月${date}日` : `${date} ${monthsEn[month - 1]} ${year}`
}

/** `2026年11月22日(日) 14:30` and `22 Nov 2026 (Sun) 14:30 JST`. */
const timeIn = (at: string, lang: Language, zone: string): string =>
  `${formatDay(at, { lang, zone })} ${formatClock(at, { lang, zone })}${lang === 'en' ? ` ${zoneLabel(zone, at)}` : ''}`

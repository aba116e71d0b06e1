// `hikeshi incident …`, `entry …`, `record export`: data on stdout, words on stderr, 0 done, 1 refused or not whole, 2 wrong usage.
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readGiven } from '#src/cli/given-file.ts'
import type { Language } from '#src/core/language.ts'
import { formatInstant, formatWhen, When, zoneLabel } from '#src/core/time.ts'
import { tlpLabel } from '#src/core/tlp.ts'
import { speaker } from '#src/core/words.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import { AttackStage, attackStageOf } from '#src/prepare/knowledge/attack-stage.ts'
import type { incidentApi } from './api.ts'
import { EntryKindOfPeople } from './entry-api.ts'
import {
  type EntryView,
  type IncidentDetail,
  type IncidentRow,
  LinkRelation,
  Phase,
  type Severity,
} from './incident.ts'
import { parseWhen } from './when-text.ts'
import { incidentWords } from './words.ts'

type Client = ClientOf<typeof incidentApi>
export type Say = { readonly data: (line: string) => void; readonly words: (line: string) => void }
type Json = { readonly json?: boolean | undefined }

const usage = (say: Say, lang: Language, text: string): number => {
  say.words(speaker(incidentWords, lang)('cli.usage', { usage: text }))
  return 2
}
const give = (say: Say, json: boolean | undefined, value: unknown, text: string): void =>
  say.data(json ? JSON.stringify(value) : text)

export async function createCommand(
  client: Pick<Client, 'create'>,
  given: Json & {
    title: string
    kind?: string[]
    severity?: string
    tlp?: string
    secret?: boolean
    report?: string[]
    notice?: string
    zone?: string
    deskZone: string
  },
  say: Say,
  lang: Language,
): Promise<number> {
  const [scheme = '', level = ''] = (given.severity ?? '').split(/[:/]/)
  const zone = given.zone ?? given.deskZone
  const notice = given.notice === undefined ? null : parseWhen(given.notice, zone)
  if (given.notice !== undefined && (!notice || notice.precision === 'unknown'))
    return usage(say, lang, "--notice '2003-06-17 00:00'")
  const made = await client.create({
    title: given.title,
    kinds: given.kind ?? [],
    ...(given.severity ? { severity: { scheme, level } } : {}),
    ...(given.tlp ? { tlp: given.tlp as 'amber' } : {}),
    isSecret: given.secret ?? false,
    reports: given.report ?? [],
    ...(notice ? { noticedAt: notice.from } : {}),
    ...(given.zone ? { zone: given.zone } : {}),
  })
  say.words(speaker(incidentWords, lang)('cli.incident.created', { number: made.number }))
  give(say, given.json, made, made.number)
  return 0
}

export async function listCommand(
  client: Pick<Client, 'list'>,
  given: Json & { phase?: string; open?: boolean; mine?: boolean; query?: string; limit?: number; deskZone: string },
  say: Say,
  lang: Language,
): Promise<number> {
  const phase = given.phase === undefined ? undefined : Phase.safeParse(given.phase)
  if (phase && !phase.success) return usage(say, lang, `--phase ${Phase.options.join('|')}`)
  const wanted = given.limit ?? 50
  let cursor: string | undefined
  let shown = 0
  if (!given.json) say.words(headOf(given.deskZone, lang))
  do {
    const limit = Math.min(200, wanted - shown)
    const page = await client.list({
      phase: phase?.data,
      open: given.open,
      mine: given.mine,
      q: given.query,
      limit,
      cursor,
    })
    for (const row of page.rows) give(say, given.json, row, lineOf(row, given.deskZone, lang))
    shown += page.rows.length
    cursor = page.next ?? undefined
  } while (cursor !== undefined && shown < wanted)
  return 0
}

const headOf = (zone: string, lang: Language): string =>
  speaker(incidentWords, lang)('cli.list.head', { zone: zoneLabel(zone) })

const lineOf = (row: IncidentRow, zone: string, lang: Language): string =>
  [
    row.number,
    speaker(incidentWords, lang)(`phase.${row.phase}`),
    formatInstant(row.noticedAt, { lang, zone, named: false }),
    row.title,
  ].join('\t')

const shownEntries = 5
const maxShown = 160

/** One incident as a page to read: what it is, who is on it, and what was written last. */
export async function showCommand(
  client: Pick<Client, 'show' | 'entries'>,
  given: Json & { incident: string; deskZone: string; levelName: (level: Severity) => string },
  say: Say,
  lang: Language,
): Promise<number> {
  const one = await client.show({ incident: given.incident })
  if (given.json) {
    say.data(JSON.stringify(one))
    return 0
  }
  const style = { lang, zone: given.deskZone, named: true }
  const { rows } = await client.entries({ incident: one.number, order: 'newest', limit: shownEntries })
  for (const line of pageOf(one, rows, given.levelName(one.severity), style)) say.data(oneScreen(line))
  return 0
}

type PageStyle = { readonly lang: Language; readonly zone: string; readonly named: boolean }

function pageOf(one: IncidentDetail, entries: readonly EntryView[], level: string, style: PageStyle): string[] {
  const t = speaker(incidentWords, style.lang)
  const team = one.team.map((who) => `${who.person.name} (${t(`team.${who.role}`)})`)
  const parties = one.parties.map(
    ({ name, roles }) => `${name} (${roles.map((role) => t(`party.${role}`)).join(', ')})`,
  )
  const line = (name: 'noticed' | 'level' | 'kinds' | 'team' | 'parties', text: string) =>
    text === '' ? [] : [t('cli.show.line', { name: t(`cli.show.${name}`), text })]
  return [
    `${one.number}  ${one.title}`,
    [t(`phase.${one.phase}`), tlpLabel(one.tlp), one.isSecret ? t('cli.show.secret') : ''].filter(Boolean).join('  '),
    ...line('noticed', formatInstant(one.noticedAt, style)),
    ...line('level', level || t('cli.show.level.none')),
    ...line('kinds', one.kinds.join(', ')),
    ...line('team', team.join(', ')),
    ...line('parties', parties.join(', ')),
    '',
    t('cli.show.entries', { shown: entries.length, count: one.entries }),
    ...entries.map(
      (entry) =>
        `  ${formatWhen(When.parse(entry.when), { ...style, withDay: true })}  ${entry.byName}: ${shortened(entry.text)}`,
    ),
  ]
}

/** An entry in one line; whoever wants it whole asks with --json or opens the page. */
const shortened = (text: string): string => {
  const line = text.replaceAll(/\s*\n\s*/g, ' ')
  return line.length > maxShown ? `${line.slice(0, maxShown).toWellFormed()}…` : line
}

/** Control characters of what others wrote must not steer the terminal of whoever reads it. */
const oneScreen = (line: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '·')

export async function linkCommand(
  client: Pick<Client, 'link'>,
  given: Json & { incident: string; to: string; relation?: string; reason?: string },
  say: Say,
  lang: Language,
): Promise<number> {
  const relation = LinkRelation.safeParse(given.relation ?? 'related')
  if (!relation.success) return usage(say, lang, `--relation ${LinkRelation.options.join('|')}`)
  const one = await client.link({
    incident: given.incident,
    to: given.to,
    relation: relation.data,
    reason: given.reason ?? '',
  })
  say.words(speaker(incidentWords, lang)('cli.incident.linked', { number: one.number, to: given.to }))
  if (given.json) say.data(JSON.stringify(one))
  return 0
}

/** `--at` reads `2003-06-17 00:00`, `within 5m of …`, `…頃`, a date, a range; `--zone` is where that is stated. */
export async function addEntryCommand(
  client: Pick<Client, 'addEntry'>,
  given: Json & {
    incident: string
    text: string
    at?: string
    zone?: string
    kind?: string
    source?: string
    stage?: string
    lang?: string
    deskZone: string
  },
  say: Say,
  lang: Language,
): Promise<number> {
  const kind = EntryKindOfPeople.safeParse(given.kind ?? 'note')
  if (!kind.success) return usage(say, lang, `--kind ${EntryKindOfPeople.options.join('|')}`)
  const stage = attackStageOf(given.stage)
  if (given.stage !== undefined && stage === null) return usage(say, lang, `--stage ${AttackStage.options.join('|')}`)
  const when = given.at === undefined ? undefined : parseWhen(given.at, given.zone ?? given.deskZone)
  if (when === null)
    return usage(
      say,
      lang,
      "--at '2003-06-17 00:00' | 'within 5m of 2003-06-17 00:00' | 2003-06-17 | 'about …' | '…/…'",
    )
  const entry = await client.addEntry({
    incident: given.incident,
    kind: kind.data,
    text: given.text,
    ...(when ? { when } : {}),
    ...(given.source ? { source: given.source } : {}),
    ...(stage ? { stage } : {}),
    ...(given.lang === 'ja' || given.lang === 'en' ? { lang: given.lang } : {}),
  })
  say.words(speaker(incidentWords, lang)('cli.entry.written', { number: given.incident }))
  give(say, given.json, entry, String(entry.seq))
  return 0
}

/** Every line has an outcome of its own; 1 when one was not written. */
export async function importCommand(
  client: Pick<Client, 'importEntries'>,
  given: Json & { incident: string; file: string; lang?: string; zone?: string; check?: boolean },
  say: Say,
  lang: Language,
): Promise<number> {
  const t = speaker(incidentWords, lang)
  const bytes = await readGiven(given.file)
  const done = await client.importEntries(
    {
      incident: given.incident,
      lang: given.lang === 'en' ? 'en' : given.lang === 'ja' ? 'ja' : lang,
      ...(given.zone ? { zone: given.zone } : {}),
      check: given.check ?? false,
    },
    [{ name: given.file === '-' ? 'stdin.csv' : basename(given.file), mediaType: 'text/csv', bytes }],
  )
  const failed = done.outcomes.filter((one) => !one.ok)
  if (given.json) for (const one of done.outcomes) say.data(JSON.stringify(one))
  else for (const one of failed) say.words(t('cli.import.line', { line: one.line, problem: one.problem ?? '' }))
  say.words(t('cli.import.written', { count: done.written, failed: failed.length }))
  return failed.length > 0 ? 1 : 0
}

/** The sealed bundle of an incident into a file that is whole or not there. */
export async function exportCommand(
  client: Pick<Client, 'bundle'>,
  given: Json & { incident: string; out: string },
  say: Say,
  lang: Language,
): Promise<number> {
  const { body } = await client.bundle({ incident: given.incident })
  const source = body instanceof Uint8Array ? Readable.from([body]) : Readable.fromWeb(body as never)
  try {
    await pipeline(source, createWriteStream(given.out, { mode: 0o600 }))
  } catch (error) {
    await rm(given.out, { force: true })
    throw error
  }
  say.words(speaker(incidentWords, lang)('cli.export.written', { file: given.out }))
  if (given.json) say.data(JSON.stringify({ incident: given.incident, file: given.out }))
  return 0
}

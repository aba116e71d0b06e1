import { basename } from 'node:path'
import { readGiven } from '#src/cli/given-file.ts'
import type { Language } from '#src/core/language.ts'
import { formatInstant, zoneLabel } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { LogLine, logApi } from './api.ts'
import { logCliWords } from './cli-words.ts'
import type { LogSource } from './source.ts'

type Client = ClientOf<typeof logApi>
type Print = (line: string) => void
export type Facts = {
  readonly lang: Language
  readonly zone: string
  readonly json: boolean
  readonly out: Print
  readonly err: Print
}

/** `log import FILE...`: 0 when every line was read, 1 when some could not be or a file was not taken in. */
export async function importLogs(
  client: Pick<Client, 'import'>,
  files: readonly string[],
  given: { readonly source?: string; readonly format?: string; readonly zone?: string; readonly year?: number },
  { lang, json, out, err }: Facts,
): Promise<number> {
  const t = speaker(logCliWords, lang)
  let code = 0
  for (const path of files) {
    let bytes: Uint8Array
    try {
      bytes = await readGiven(path)
    } catch (error) {
      const detail = (error as NodeJS.ErrnoException).code
      if (detail === undefined) throw error
      err(t('unreadable', { file: path, detail }))
      code = 1
      continue
    }
    const name = path === '-' ? 'stdin' : basename(path)
    const { outcomes } = await client.import(given, [{ name, mediaType: 'application/octet-stream', bytes }])
    for (const outcome of outcomes) {
      if (outcome.errors > 0 || outcome.problem !== null) code = 1
      if (json) out(JSON.stringify(outcome))
      else out(t('taken', { file: name, source: outcome.source, lines: outcome.lines, errors: outcome.errors }))
      if (outcome.problem !== null) err(t('damaged', { file: name, detail: outcome.problem }))
    }
  }
  return code
}

export type SearchGiven = {
  readonly from?: string
  readonly to?: string
  readonly source?: string
  readonly limit?: number
  readonly order?: 'newest' | 'oldest'
}

/** `log search QUERY`: lines as they are found. 0 when there are some, 1 when there are none or the answer is partial. */
export async function searchLogs(
  client: Pick<Client, 'stream'>,
  q: string,
  given: SearchGiven,
  form: 'text' | 'raw' | 'csv',
  facts: Facts,
): Promise<number> {
  const t = speaker(logCliWords, facts.lang)
  const { body } = await client.stream({ q, order: 'oldest', ...given })
  let [count, rest, isWhole] = [0, '', true]
  const decoder = new TextDecoder()
  if (form === 'csv') facts.out('at,source,dataset,original')
  else if (form === 'text' && !facts.json) facts.err(t('times', { zone: zoneLabel(facts.zone) }))
  for await (const chunk of body as ReadableStream<Uint8Array>) {
    rest += decoder.decode(chunk, { stream: true })
    const steps = rest.split('\n')
    rest = steps.pop()!
    for (const text of steps) {
      const step = JSON.parse(text) as { lines: LogLine[]; missing: string[] }
      count += step.lines.length
      for (const line of step.lines) facts.out(shown(line, form, facts))
      if (step.missing.length > 0 && isWhole) {
        isWhole = false
        facts.err(t('partial', { missing: step.missing.join(', ') }))
      }
    }
  }
  if (count === 0) facts.err(t('none'))
  return count > 0 && isWhole ? 0 : 1
}

function shown(line: LogLine, form: 'text' | 'raw' | 'csv', { json, lang, zone }: Facts): string {
  const original = String(line.event['event.original'] ?? '')
  if (json) return JSON.stringify(line)
  if (form === 'raw') return original
  if (form === 'csv') return [line.at, line.source, line.event['event.dataset'], original].map(cell).join(',')
  return [
    formatInstant(line.at, { lang, zone, named: false, precision: 'second' }),
    line.source,
    visible(original),
  ].join('  ')
}

/** A cell that no spreadsheet takes for a formula. */
function cell(value: unknown): string {
  const text = value === undefined ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
/** A line of a log may hold what would command the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const visible = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')

export async function listSources(
  client: Pick<Client, 'sources'>,
  { lang, zone, json, out, err }: Facts,
): Promise<number> {
  const t = speaker(logCliWords, lang)
  const { sources } = await client.sources({})
  if (!json) err(t('times', { zone: zoneLabel(zone) }))
  for (const source of sources) {
    if (json) out(JSON.stringify(source))
    else out(sourceLine(source, lang, zone, t))
  }
  return sources.some((source) => source.isSilent) ? 1 : 0
}

function sourceLine(
  source: LogSource,
  lang: Language,
  zone: string,
  t: ReturnType<typeof speaker<typeof logCliWords>>,
): string {
  const last = source.lastReceivedAt
    ? formatInstant(source.lastReceivedAt, { lang, zone, named: false })
    : t('source.never')
  const marks = [
    ...(source.isSilent ? [t('source.silent')] : []),
    ...(source.isKnown ? [] : [t('source.unknown')]),
    ...(source.clock.length > 0 ? [t('source.clock', { offsetMs: source.clock.at(-1)!.offsetMs })] : []),
  ]
  return [source.name, t('source.lines', { lines: source.events }), last, source.owner, ...marks]
    .filter(Boolean)
    .join('  ')
}

export type SourceGiven = {
  readonly owner?: string
  readonly zone?: string
  readonly format?: string
  readonly keep?: string
  readonly note?: string
  readonly silentAfter?: number
  readonly synced?: boolean
  readonly relay?: boolean
  readonly offset?: string
  readonly accuracy?: string
}

/** `log source set NAME`: facts and, with `--offset`, by how much its clock runs ahead (`95s`, `-3m`, `250ms`). */
export async function setSource(
  client: Pick<Client, 'setSource' | 'addClock'>,
  name: string,
  given: SourceGiven,
  facts: Facts,
): Promise<number> {
  const { owner, zone, format, keep, note, silentAfter, synced, relay, offset, accuracy } = given
  const t = speaker(logCliWords, facts.lang)
  const [offsetMs, accuracyMs] = [spanMs(offset), spanMs(accuracy)]
  if (Number.isNaN(offsetMs) || Number.isNaN(accuracyMs)) {
    facts.err(t('span.wrong'))
    return 2
  }
  let source = await client.setSource({
    name,
    owner,
    zone,
    format,
    keep,
    note,
    silentAfterMinutes: silentAfter,
    isSynced: synced,
    isRelay: relay,
  })
  if (offsetMs !== null) source = await client.addClock({ name, offsetMs, accuracyMs })
  facts.out(facts.json ? JSON.stringify(source) : sourceLine(source, facts.lang, facts.zone, t))
  return 0
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }
/** `95s` in milliseconds; null of nothing, NaN of what is no span. */
export function spanMs(text: string | undefined): number | null {
  if (text === undefined) return null
  const match = /^([+-]?\d{1,12}(?:\.\d{1,6})?)(ms|s|m|h|d)$/.exec(text)
  return match ? Math.round(Number(match[1]) * units[match[2]!]!) : Number.NaN
}

/** `log verify`: 0 when every closed day is as the record has it, 1 when not, naming those that are not. */
export async function verifyDays(
  client: Pick<Client, 'verify'>,
  day: string | undefined,
  facts: Facts,
): Promise<number> {
  const t = speaker(logCliWords, facts.lang)
  const { ok, days } = await client.verify({ day })
  if (facts.json) facts.out(JSON.stringify({ ok, days }))
  else {
    for (const one of days.filter((found) => found.fault !== null))
      facts.out(t(`fault.${one.fault!}`, { name: one.name, lines: one.lines }))
    facts.out(t(ok ? 'verify.ok' : 'verify.wrong', { days: days.length }))
  }
  return ok ? 0 : 1
}

export async function retain(client: Pick<Client, 'retain'>, dryRun: boolean, facts: Facts): Promise<number> {
  const t = speaker(logCliWords, facts.lang)
  const done = await client.retain({ dryRun })
  if (facts.json) facts.out(JSON.stringify(done))
  else {
    for (const one of done.deleted)
      facts.out(t(dryRun ? 'retain.would' : 'retain.deleted', { name: one.name, lines: one.lines }))
    for (const one of done.held) facts.out(t('retain.held', { name: one.name }))
    facts.out(t('retain.sum', { closed: done.closed.length, deleted: done.deleted.length, held: done.held.length }))
  }
  return 0
}

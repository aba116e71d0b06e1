import { basename } from 'node:path'
import { readGiven } from '#src/cli/given-file.ts'
import type { Language } from '#src/core/language.ts'
import { formatInstant, zoneLabel } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { ClientOf } from '#src/platform/http/client.ts'
import type { reportApi } from './api.ts'
import { reportWords } from './words.ts'

type Client = ClientOf<typeof reportApi>
export type Print = (line: string) => void
export type CliFacts = { readonly lang: Language; readonly zone: string; readonly json: boolean }

/** Files a request; a reader of a large folder sees progress, and one request never grows beyond what the desk takes. */
const filesARequest = 50
const bytesARequest = 50 * 1024 * 1024

/** `report import FILE...`: 0 when all were taken in or known, 1 when one was not. */
export async function importReports(
  client: Pick<Client, 'import'>,
  args: readonly string[],
  out: Print,
  err: Print,
  facts: CliFacts & { readonly zoneHint?: string; readonly year?: number },
): Promise<number> {
  const t = speaker(reportWords, facts.lang)
  if (args.length === 0) {
    err(t('cli.usage.import'))
    return 2
  }
  let isWhole = true
  let batch: { name: string; mediaType: string; bytes: Uint8Array }[] = []
  const send = async () => {
    if (batch.length === 0) return
    const { outcomes } = await client.import(
      {
        channel: 'command',
        ...(facts.zoneHint ? { zone: facts.zoneHint } : {}),
        ...(facts.year ? { year: facts.year } : {}),
      },
      batch,
    )
    batch = []
    for (const outcome of outcomes) {
      if (!outcome.ok) isWhole = false
      if (facts.json) out(JSON.stringify(outcome))
      else {
        for (const report of outcome.reports)
          out(t('cli.taken', { file: outcome.file, number: report.number, subject: report.subject }))
        if (outcome.knownAs) out(t('cli.known', { file: outcome.file, number: outcome.knownAs }))
      }
      for (const { where, message } of outcome.problems) err(t('cli.problem', { file: outcome.file, where, message }))
    }
  }
  let size = 0
  for (const path of args) {
    try {
      const bytes = await readGiven(path)
      if (batch.length >= filesARequest || size + bytes.byteLength > bytesARequest) {
        await send()
        size = 0
      }
      size += bytes.byteLength
      batch.push({
        name: path === '-' ? 'stdin' : basename(path),
        mediaType: /\.(eml|mbox)$/i.test(path) ? 'message/rfc822' : 'application/octet-stream',
        bytes,
      })
    } catch (error) {
      isWhole = false
      const detail = (error as NodeJS.ErrnoException).code ?? String(error)
      // A file that cannot be opened is an outcome like any other; what the desk refuses is thrown on.
      if ((error as NodeJS.ErrnoException).code === undefined) throw error
      err(t('cli.unreadable', { file: path, detail }))
    }
  }
  await send()
  return isWhole ? 0 : 1
}

export type ListArgs = {
  readonly state?: 'new' | 'taken' | 'incident' | 'disposed'
  readonly q?: string
  readonly limit?: number
  readonly noise?: 'without' | 'only' | 'with'
}

export async function listReports(
  client: Pick<Client, 'list'>,
  args: ListArgs,
  out: Print,
  err: Print,
  facts: CliFacts,
): Promise<number> {
  const t = speaker(reportWords, facts.lang)
  const page = await client.list({ ...args, limit: args.limit ?? 50 })
  if (!facts.json) err(t('cli.list.head', { zone: zoneLabel(facts.zone) }))
  for (const row of page.rows) {
    if (facts.json) out(JSON.stringify(row))
    else
      out(
        [
          row.number,
          formatInstant(row.receivedAt, { lang: facts.lang, zone: facts.zone, named: false }),
          t(`state.${row.state}`),
          row.subject,
        ].join('  '),
      )
  }
  return 0
}

export async function showReport(
  client: Pick<Client, 'show'>,
  args: readonly string[],
  out: Print,
  err: Print,
  facts: CliFacts,
): Promise<number> {
  const t = speaker(reportWords, facts.lang)
  const [number] = args
  if (number === undefined || args.length > 1) {
    err(t('cli.usage.show'))
    return 2
  }
  const report = await client.show({ id: number })
  if (facts.json) {
    out(JSON.stringify(report))
    return 0
  }
  const instant = (at: string) => formatInstant(at, { lang: facts.lang, zone: facts.zone, named: true })
  out(
    `${report.number}  ${t(`state.${report.state}`)}  ${t(`channel.${report.channel}`)}  ${instant(report.receivedAt)}`,
  )
  out(report.subject)
  const who = [report.reporter.name, report.reporter.organisation, report.reporter.email].filter(Boolean).join(', ')
  if (who) out(who)
  if (report.addressee) out(`${t('field.addressee')}: ${report.addressee}`)
  for (const one of report.observables)
    out(`  ${t(`role.${one.role}`)}  ${one.defanged}${one.port === null ? '' : `:${one.port}`}`)
  for (const sign of [...report.signs, ...report.problemList])
    err(t('cli.problem', { file: report.number, where: sign.where, message: sign.message }))
  out('')
  // Control characters of a report must not steer the terminal of whoever reads it.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  out(report.text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '·'))
  return 0
}

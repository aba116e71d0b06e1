import { sql } from 'kysely'
import { contactLine } from '#src/core/contact.ts'
import type { UploadedFile } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import { formatInstant } from '#src/core/time.ts'
import { say } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { fillLetter, type Letter, placeholders } from '#src/prepare/knowledge/letter.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { knowledgeWords } from '#src/prepare/knowledge/words.ts'
import { inRecord } from '#src/record/journal.ts'
import { clean } from '../clean.ts'
import { mayKnowReport } from '../may-know-report.ts'
import type { ReporterFacts } from '../store/detail.ts'
import { defangedSource } from '../store/inbox.ts'
import { appendAttachments, appendSearch, clearDisposition, insertMessages, lockReports } from '../store.ts'
import { keepFiles } from './intake.ts'
import { linkOf } from './link.ts'

/** A letter with the facts of one report, in the language of whoever reported. A blank that nobody filled is never sent. */
export async function writeLetter(
  { desk, viewer }: Context,
  letter: Letter,
  report: { id: string; number: string; lang: string; subject: string },
  facts: ReporterFacts,
): Promise<string> {
  const lang = report.lang as Language
  const needed = new Set([
    ...(placeholders(letter.body[lang], lang) ?? []),
    ...(placeholders(letter.subject[lang], lang) ?? []),
  ])
  const link = needed.has('link') ? await linkOf(desk, report.id) : undefined
  const filled = fillLetter(letter, lang, {
    number: report.number,
    reporter: facts.reporter.name ?? undefined,
    organisation: facts.reporter.organisation ?? undefined,
    subject: report.subject || report.number,
    received: formatInstant(facts.received_at, { lang, zone: desk.zone, named: true }),
    responder: viewer.name,
    source: facts.sources.map(defangedSource).join(', ') || undefined,
    link,
    desk: desk.organisation || (lang === 'ja' ? 'セキュリティ窓口' : 'Security desk'),
    contact: [`${desk.publicUrl.replace(/\/+$/, '')}/report`, contactLine(desk.contact, lang)]
      .filter(Boolean)
      .join('\n'),
  })
  if (filled.missing.length > 0)
    refuse('report.letter-incomplete', {
      letter: letter.name[lang],
      missing: filled.missing.map((one) => say(knowledgeWords[`fact.${one}`], lang)).join(lang === 'ja' ? '、' : ', '),
    })
  return filled.body
}

/** An answer from the desk. The reporter reads it at their link. */
export async function reply(
  context: Context,
  { id, text, letter }: { id: string; text: string; letter?: string | undefined },
): Promise<void> {
  const { desk, viewer } = context
  if (letter !== undefined && !knowledge(desk.dataDir).letters.some((one) => one.id === letter))
    refuse('report.letter.not-found', { letter })
  const said = clean(text)
  await inRecord(context, async (tx, journal) => {
    const [report] = await lockReports(tx, [id], mayKnowReport(viewer, 'r.id'))
    if (!report) refuse('report.not-found')
    const message = {
      id: desk.newId(),
      reportId: id,
      at: desk.now(),
      isFromDesk: true,
      byId: viewer.id,
      byName: viewer.name,
      text: said,
      letter: letter ?? null,
    }
    await insertMessages(tx, [message])
    await appendSearch(tx, id, said)
    journal.append({
      kind: 'contact',
      code: 'report.replied',
      reportId: id,
      about: [{ type: 'report', id }],
      facts: { number: report.number, letter: letter ?? null, text: said },
      searchText: said,
    })
  })
}

/** What the reporter adds at their link. A report that was set aside comes back into the inbox, so that somebody reads it. */
export async function addToReport(
  context: Context,
  reportId: string,
  text: string,
  files: readonly UploadedFile[],
): Promise<void> {
  const { desk } = context
  const said = clean(text)
  const kept = await keepFiles(context, files)
  await inRecord(context, async (tx, journal) => {
    const { rows } = await sql<{ number: string; reporter_name: string; state: string }>`
      select number, reporter_name, state from report where id = ${reportId} for update`.execute(tx)
    const report = rows[0] ?? refuse('report.not-found')
    const wasDisposed = report.state === 'disposed'
    if (wasDisposed) await clearDisposition(tx, [reportId])
    const message = {
      id: desk.newId(),
      reportId,
      at: desk.now(),
      isFromDesk: false,
      byId: null,
      byName: report.reporter_name,
      text: said,
      letter: null,
    }
    await insertMessages(tx, [message])
    await appendAttachments(tx, reportId, message.id, kept)
    if (said) await appendSearch(tx, reportId, said)
    journal.append({
      kind: 'contact',
      code: 'report.added',
      reportId,
      about: [{ type: 'report', id: reportId }],
      facts: { number: report.number, text: said, back: wasDisposed ? 'yes' : 'no' },
      files: kept.map(({ name, mediaType, bytes, sha256 }) => ({ name, mediaType, bytes, sha256 })),
      ...(said ? { searchText: said } : {}),
    })
  })
}

// The incident leaves the desk: case file, CSV, JSON, sealed bundle.
import { Readable } from 'node:stream'
import type { Download, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { observableTypeWords } from '#src/core/observable-words.ts'
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { ENTRIES_MAX } from '#src/platform/pdf/documents/case-file.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { levelOf } from '#src/prepare/knowledge/severity.ts'
import { sealedBundle } from '#src/record/bundle.ts'
import { type MadeCheckpoint, makeCheckpoint } from '#src/record/checkpoints.ts'
import { entriesOf } from '#src/record/read.ts'
import { recordStatus } from '#src/record/status.ts'
import type { incidentApi } from '../api.ts'
import { entriesCsv, kindWord } from '../csv-export.ts'
import type { EntryView, IncidentDetail, Statement } from '../incident.ts'
import { sayPort } from '../open-port.ts'
import { portCauseWords } from '../open-port-words.ts'
import { caseObservables, reportsOnPaper } from '../store/case-file.ts'
import { incidentDetail } from '../store/detail.ts'
import { incidentWords } from '../words.ts'
import { labelOf, shownKinds, viewsOf } from './views.ts'
import { inIncident, reading } from './within.ts'

type Api = typeof incidentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>

export const paperActions = {
  async caseFile(context: Context, input: In<'caseFile'>): Promise<Download> {
    const lang = input.lang ?? context.lang
    const t = speaker(incidentWords, lang)
    const cause = speaker(portCauseWords, lang)
    const detail = await takenOut(context, input.incident, 'form.case-file')
    const entries: EntryView[] = []
    for await (const page of pagesOf(context, detail.id, lang)) {
      entries.push(...page)
      if (entries.length > ENTRIES_MAX) refuse('incident.paper.too-large', { limit: ENTRIES_MAX })
    }
    const checkpoint = await makeCheckpoint(context.desk, 'case-file')
    const status = await recordStatus(context.desk)
    const { db } = context.desk.state
    const holding = detail.situation.filter((one) => one.withdrawnAt === null)
    const finding = (one: Statement) => ({
      text: one.text,
      confidence: t(`confidence.${one.confidence}`),
      at: one.at,
      by: one.byName,
    })
    const inTense = (tense: Statement['tense']) =>
      holding.filter((one) => one.tense === tense && !one.isNegative).map(finding)
    const body = await context.desk.paper.render('case-file', {
      ...headOf(context, lang, detail, checkpoint),
      number: detail.number,
      title: detail.title,
      secrecy: labelled(lang, detail.isSecret ? 'secrecy.secret' : 'secrecy.open'),
      kinds: detail.kinds.map((kind) => ({ label: labelOf(context, kind, lang) })),
      level: levelLabel(context, detail, lang),
      phase: labelled(lang, `phase.${detail.phase}`),
      lead: detail.lead?.name ?? null,
      noticedAt: detail.noticedAt,
      closedAt: detail.closedAt,
      summary: detail.summary[lang] || detail.summary[lang === 'ja' ? 'en' : 'ja'],
      situation: {
        happened: inTense('has-happened'),
        happening: inTense('is-happening'),
        mayHappen: inTense('may-happen'),
      },
      worstCase: holding
        .filter((one) => one.isWorstCase)
        .map((one) => one.text)
        .join('\n'),
      negativeFindings: holding.filter((one) => one.isNegative).map(finding),
      parties: detail.parties.map((party) => ({
        name: party.name,
        roles: party.roles.map((role) => t(`party.${role}`)),
        contact: party.contact || null,
        note: party.note || null,
      })),
      team: detail.team.map((one) => ({ name: one.person.name, role: t(`team.${one.role}`), since: one.since })),
      assets: detail.assets.map((one) => ({
        name: one.name,
        note:
          [
            one.owner,
            one.description,
            one.services,
            ...one.ports.map((port) => `${sayPort(port)} (${cause(`port-cause.${port.cause}`)})`),
          ]
            .filter(Boolean)
            .join('\n') || null,
      })),
      observables: (await caseObservables(db, detail.id)).map((one) => ({
        type: speaker(observableTypeWords, lang)(`type.${one.type}`),
        defanged: one.defanged,
        role: t(`observable-role.${one.role}`),
        firstSeenAt: one.firstAt,
        note: one.note || null,
      })),
      reports: await reportsOnPaper(db, context.viewer, detail.id),
      decisions: entries
        .filter(
          (one) => one.kind === 'decision' && one.when.precision !== 'unknown' && !one.correctedBy && !one.isErased,
        )
        .map((one) => ({
          when: one.when as never,
          by: one.byName,
          what: one.text,
          entry: one.seq,
        })),
      links: detail.links.map((one) => ({
        number: one.incident.number,
        title: one.incident.title,
        relation: t(`relation.${one.relation}`),
      })),
      entries: entries.map((one) => printed(one, lang)),
      proof: {
        state: status.state,
        checkedAt: status.checkedAt,
        entries: status.entries,
        firstWrong: status.problem?.seq ?? null,
      },
    })
    return { name: `${detail.number}.${lang}.pdf`, mediaType: 'application/pdf', body, bytes: body.byteLength }
  },

  async caseCsv(context: Context, input: In<'caseCsv'>): Promise<Download> {
    const lang = input.lang ?? context.lang
    const detail = await takenOut(context, input.incident, 'form.csv')
    const style = { lang, zone: detail.zone, encoding: input.encoding }
    const body = streamOf(entriesCsv(pagesOf(context, detail.id, lang), style))
    const charset = input.encoding === 'cp932' ? 'Shift_JIS' : 'utf-8'
    return { name: `${detail.number}.csv`, mediaType: `text/csv; charset=${charset}`, body }
  },

  async caseJson(context: Context, input: In<'caseJson'>): Promise<Download> {
    const detail = await takenOut(context, input.incident, 'form.json')
    const { db } = context.desk.state
    const observables = await caseObservables(db, detail.id)
    const reports = await reportsOnPaper(db, context.viewer, detail.id)
    const { can: _, unread: __, ...incident } = detail
    const head = { format: 'hikeshi-incident/1', incident, reports, observables }
    const body = streamOf(jsonWith(head, pagesOf(context, detail.id, context.lang)))
    return { name: `${detail.number}.json`, mediaType: 'application/json', body }
  },

  async bundle(context: Context, input: In<'bundle'>): Promise<Download> {
    const head = await reading(context, input.incident)
    return { ...(await sealedBundle(context, { incidentId: head.id, withFiles: true })), name: `${head.number}.zip` }
  },
}

/** The incident; that it was taken out is on the record too, and in what is taken out. */
async function takenOut(context: Context, ref: string, form: string): Promise<IncidentDetail> {
  const head = await reading(context, ref)
  await inIncident(
    context,
    head.id,
    async (within) =>
      void within.append({ kind: 'change', code: 'incident.exported', facts: { form: { word: form } } }),
    { whenClosed: true },
  )
  return incidentDetail(context.desk.state.db, context.viewer, head.id)
}

/** The whole record in the order of events, a page at a time, so that its length is no limit. */
async function* pagesOf(context: Context, incidentId: string, lang: Language): AsyncGenerator<EntryView[]> {
  const { db } = context.desk.state
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof entriesOf>> = await entriesOf(db, {
      incidentId,
      kinds: shownKinds,
      order: 'time',
      limit: 1_000,
      cursor,
    })
    yield await viewsOf(context, db, page.rows, lang)
    cursor = page.next
  } while (cursor !== null)
}

const streamOf = (parts: AsyncIterable<Uint8Array>) =>
  Readable.toWeb(Readable.from(parts)) as ReadableStream<Uint8Array>

/** One JSON object whose last member is the list of entries, written as they come. */
async function* jsonWith(head: object, pages: AsyncIterable<readonly EntryView[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`${JSON.stringify(head, null, 1).slice(0, -2)},\n "entries": [`)
  let joint = '\n'
  for await (const page of pages) {
    if (page.length === 0) continue
    yield encoder.encode(joint + page.map((one) => JSON.stringify(one)).join(',\n'))
    joint = ',\n'
  }
  yield encoder.encode('\n]}\n')
}

export const printed = (one: EntryView, lang: Language) => ({
  number: one.seq,
  when: one.when as never,
  recordedAt: one.recordedAt,
  by: one.byName,
  kind: kindWord(one.kind, lang),
  text: one.isErased ? null : one.text,
  source: one.source,
  corrects: one.corrects?.seq ?? null,
  correctedBy: one.correctedBy?.seq ?? null,
  attachments: one.files.map(({ name, mediaType, bytes, sha256 }) => ({ name, mediaType, bytes, sha256 })),
})

export function headOf(
  { desk, viewer }: Context,
  lang: Language,
  detail: Pick<IncidentDetail, 'tlp'>,
  checkpoint: MadeCheckpoint | null,
) {
  return {
    lang,
    zone: desk.zone,
    tlp: detail.tlp,
    organisation: desk.organisation || null,
    generated: { at: desk.now().toISOString(), by: viewer.name },
    checkpoint: checkpoint && printedCheckpoint(checkpoint),
  }
}

function printedCheckpoint(made: MadeCheckpoint) {
  const [origin = ''] = made.note.split('\n')
  const [, keyId = '', signature = ''] = /^\u2014 (\S+) (\S+)$/m.exec(made.note) ?? []
  return {
    origin,
    treeSize: made.size,
    rootHash: made.root,
    keyId,
    signature,
    signedAt: made.at,
    shortCode: made.shortCode,
    qr: made.qr,
  }
}

type WordKey = keyof typeof incidentWords
export const labelled = (lang: Language, key: WordKey) => {
  const t = speaker(incidentWords, lang)
  const means = `${key}.means` as WordKey
  return { label: t(key), meaning: Object.hasOwn(incidentWords, means) ? t(means) : null }
}

export function levelLabel({ desk }: Context, { severity }: Pick<IncidentDetail, 'severity'>, lang: Language) {
  const level = severity.level === '' ? null : levelOf(knowledge(desk.dataDir).severities, severity)
  return level && { label: level[lang], meaning: level.sentence[lang] }
}

// The record of an incident: read, written, corrected.
import type { Download, OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { extractObservables, refang } from '#src/core/observable.ts'
import { refuse } from '#src/core/refusal.ts'
import { When } from '#src/core/time.ts'
import type { Context } from '#src/platform/context.ts'
import { type AttackStage, attackStageOf } from '#src/prepare/knowledge/attack-stage.ts'
import type { NewEntry } from '#src/record/draft.ts'
import { type EntryFile, EntryKind } from '#src/record/entry.ts'
import { countByKind, type EntryAsk, entriesOf, entryById } from '#src/record/read.ts'
import type { incidentApi } from '../api.ts'
import { imageTypeOf, keptTypeOf } from '../image.ts'
import type { EntryView } from '../incident.ts'
import { partyOf } from '../store/parts.ts'
import type { Db } from '../store.ts'
import { shownKinds, viewsOf } from './views.ts'
import { inIncident, reading, type Within } from './within.ts'

type Api = typeof incidentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const filesMax = 50
const fileBytesMax = 100 * 1024 ** 2
const countMax = 10_000
/** Addresses of one entry that are found under another spelling. */
const foundMax = 200

export const entryActions = {
  async entries(context: Context, input: In<'entries'>): Out<'entries'> {
    const start = performance.now()
    const { db } = context.desk.state
    const head = await reading(context, input.incident)
    const asked = (input.kinds ?? '').split(',').flatMap((kind) => EntryKind.safeParse(kind.trim()).data ?? [])
    const ask = {
      incidentId: head.id,
      kinds: asked.length > 0 ? asked : shownKinds,
      party: input.party ?? null,
      by: input.by ?? null,
      text: input.q ?? null,
      sinceSeq: input.since ?? null,
      from: input.from ?? null,
      to: input.to ?? null,
    }
    const page = await entriesOf(db, { ...ask, order: input.order, cursor: input.cursor ?? null, limit: input.limit })
    // What one page holds whole is counted already, and so is a record that nothing is filtered out of.
    const isWhole = input.cursor === undefined && page.next === null
    const isFiltered =
      asked.length > 0 || [ask.party, ask.by, ask.text, ask.sinceSeq, ask.from, ask.to].some((one) => one !== null)
    const total = isWhole ? page.rows.length : isFiltered ? await countMatching(db, ask) : head.entries
    return {
      rows: await viewsOf(context, db, page.rows),
      next: page.next,
      total: Math.min(total, countMax),
      more: total > countMax,
      tookMs: performance.now() - start,
    }
  },

  async addEntry(context: Context, input: In<'addEntry'>): Out<'addEntry'> {
    return await writing(context, input.incident, async (within) => await entryOf(context, within, input))
  },

  async addFiles(context: Context, input: In<'addFiles'> & { files: UploadedFile[] }): Out<'addFiles'> {
    const when = input.when === undefined ? undefined : parseJsonWhen(input.when)
    if (input.files.length === 0) refuse('incident.files.none')
    if (input.files.length > filesMax) refuse('incident.files.too-large', { limit: filesMax })
    if (input.files.some((file) => file.bytes.byteLength > fileBytesMax))
      refuse('incident.files.too-large', { limit: '100 MB' })
    // Whoever may not write here leaves nothing in the vault either.
    await inIncident(context, input.incident, async () => {})
    const files: EntryFile[] = []
    for (const file of input.files) {
      const kept = await context.desk.vault.put(file.bytes)
      files.push({ name: plainName(file.name), mediaType: keptTypeOf(file.bytes, file.mediaType), ...kept })
    }
    return await writing(context, input.incident, async (within) => ({
      ...(await entryOf(context, within, { ...input, when })),
      files,
    }))
  },

  async correctEntry(context: Context, input: In<'correctEntry'>): Out<'correctEntry'> {
    return await writing(context, input.incident, async (within) => {
      const { rows } = await entriesOf(within.tx, { ids: [input.id], incidentId: within.incident.id, limit: 1 })
      const was = rows[0] ?? refuse('incident.entry.not-found')
      if (was.kind === 'change' || was.kind === 'access' || (was.text === null && was.code !== null))
        refuse('incident.correction-kind')
      if (was.correctedBy.length > 0) refuse('incident.already-corrected')
      const stage = input.stage === undefined ? attackStageOf(was.facts.stage) : input.stage
      const made = await entryOf(context, within, { ...input, stage, when: input.when ?? was.when ?? undefined })
      return {
        ...made,
        corrects: was.id,
        party: made.party ?? was.party,
        ...(input.reason === '' ? {} : { facts: { ...made.facts, reason: input.reason } }),
      }
    })
  },

  async entryFile(context: Context, input: In<'entryFile'>): Promise<Download> {
    const head = await reading(context, input.incident)
    const entry = await entryById(context.desk.state.db, input.id)
    const file = entry?.incidentId === head.id ? entry.files[input.position] : undefined
    if (!file || !(await context.desk.vault.has(file.sha256))) return refuse('incident.file.not-found')
    if (!input.inline) {
      const { body, bytes } = await context.desk.vault.stream(file.sha256)
      return { name: file.name, mediaType: 'application/octet-stream', body, bytes }
    }
    const body = await context.desk.vault.read(file.sha256)
    // Only what is an image by its own bytes is shown in a page.
    const image = imageTypeOf(body)
    return {
      name: file.name,
      mediaType: image ?? 'application/octet-stream',
      body,
      bytes: body.byteLength,
      isInline: image !== null,
    }
  },
}

async function countMatching(db: Db, ask: EntryAsk): Promise<number> {
  return Object.values(await countByKind(db, ask)).reduce((sum, one) => sum + one, 0)
}

type Written = Pick<In<'addEntry'>, 'kind' | 'when' | 'text' | 'lang' | 'party' | 'source' | 'report' | 'stage'>

async function entryOf(
  context: Context,
  within: Within,
  input: Partial<Written> & { kind: Written['kind']; text: string },
): Promise<NewEntry> {
  const { tx, incident } = within
  if (input.party !== undefined && !(await partyOf(tx, incident.id, input.party))) refuse('incident.party.not-found')
  if (input.report !== undefined) {
    const held = await tx
      .selectFrom('incident_report')
      .select('report_id')
      .where('incident_id', '=', incident.id)
      .where('report_id', '=', input.report)
      .executeTakeFirst()
    if (!held) refuse('incident.report.not-found')
  }
  return {
    kind: input.kind,
    when: input.when ?? null,
    text: input.text,
    lang: input.lang ?? context.lang,
    party: input.party ?? null,
    source: input.source || null,
    reportId: input.report ?? null,
    ...staged(input.stage),
    ...findable(input.text),
  }
}

/** The stage of the attack is a fact of the entry, and so of its proof. */
export const staged = (stage: AttackStage | null | undefined): Pick<NewEntry, 'facts'> =>
  stage ? { facts: { stage } } : {}

/** An address that was written defanged is also found as it is. */
export function findable(text: string): { searchText?: string } {
  if (refang(text) === text.normalize('NFKC')) return {}
  const { found } = extractObservables(text, foundMax)
  return found.length === 0 ? {} : { searchText: `${text}\n${found.map((one) => one.value).join(' ')}` }
}

async function writing(context: Context, ref: string, make: (within: Within) => Promise<NewEntry>): Promise<EntryView> {
  const id = await inIncident(context, ref, async (within) => within.append(await make(within)).id)
  const entry = await entryById(context.desk.state.db, id)
  if (!entry) throw new Error('an entry that was just written is not there')
  return (await viewsOf(context, context.desk.state.db, [entry]))[0]!
}

function parseJsonWhen(text: string): When {
  try {
    return When.parse(JSON.parse(text))
  } catch {
    return refuse('incident.when.invalid')
  }
}

const plainName = (name: string): string =>
  name
    .toWellFormed()
    .replace(/[\p{Cc}/\\]+/gu, '_')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .slice(-200) || 'file'

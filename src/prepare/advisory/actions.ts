import { createHash } from 'node:crypto'
import type { OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { inRecord } from '#src/record/journal.ts'
import { holdAgainst } from './actions/hold-against.ts'
import { namesAbout, namesOf, softwareIn, verdictOf } from './affected.ts'
import type { advisoryApi } from './api.ts'
import { type Advisory, readAdvisory } from './read-advisory.ts'
import { readSoftwareList } from './read-list.ts'
import * as store from './store.ts'
import type { SoftwareRow } from './weakness.ts'

type In<K extends keyof typeof advisoryApi> = ParsedInputOf<(typeof advisoryApi)[K]>
type Out<K extends keyof typeof advisoryApi> = Promise<OutputOf<(typeof advisoryApi)[K]>>

const mostRows = 2_000
const mostPatches = 2_000
const mostMatched = 200
/** A file may hold one advisory, a list of them, or one a line. */
const mostInFile = 20_000
const aheadMs = 600_000
const aboutSoftware = (id: string) => [{ type: 'software', id }]

async function softwareOf(tx: Transaction, id: string): Promise<SoftwareRow> {
  return (await store.readSoftware(tx, { id }))[0] ?? refuse('software.not-found')
}

export const advisoryActions = {
  async list({ desk }: Context): Out<'list'> {
    const { db } = desk.state
    return { rows: await store.readWeaknesses(db, mostRows), ...(await store.countAdvisories(db)) }
  },

  async match({ desk }: Context, { said }: In<'match'>): Out<'match'> {
    const named = said.split('\n').flatMap(softwareIn)
    const names = [...new Set(named.flatMap(({ name }) => namesOf(name)))]
    const candidates = await store.advisoriesAbout(desk.state.db, names, mostRows)
    const rows = named.flatMap((one) =>
      candidates.flatMap(({ head, affected }) => {
        const verdict = verdictOf(one, affected)
        return verdict === null ? [] : [{ name: one.name, version: one.version, verdict, advisory: head }]
      }),
    )
    rows.sort((a, b) => (a.verdict < b.verdict ? -1 : a.verdict > b.verdict ? 1 : 0))
    return { rows: rows.slice(0, mostMatched) }
  },

  async take(context: Context, { files }: { files: readonly UploadedFile[] }): Out<'take'> {
    const { desk, viewer } = context
    const read = files.flatMap(({ name, bytes }) => advisoriesIn(bytes).map((one) => ({ name, one })))
    return await inRecord(context, async (tx, journal) => {
      const outcomes: Awaited<Out<'take'>>['outcomes'] = []
      for (const { name, one } of read) {
        if (one === null) {
          outcomes.push({ name, id: null, outcome: 'unread' })
          continue
        }
        const sha256 = createHash('sha256').update(JSON.stringify(one)).digest('hex')
        const beside = { names: namesAbout(one.affected), sha256, at: desk.now(), by: viewer.name }
        outcomes.push({ name, id: one.id, outcome: (await store.keepAdvisory(tx, one, beside)) ?? 'same' })
      }
      const found = await holdAgainst(context, tx, await store.readSoftware(tx))
      const count = (what: string): number => outcomes.filter(({ outcome }) => outcome === what).length
      const facts = { new: count('new'), changed: count('changed'), unread: count('unread'), found }
      if (facts.new + facts.changed > 0) journal.append({ kind: 'change', code: 'advisory.taken', facts })
      journal.announce({ topic: 'desk', id: null })
      return { outcomes, found }
    })
  },

  async decide(context: Context, { weakness, decision, owner, reason }: In<'decide'>): Out<'decide'> {
    const { desk, viewer } = context
    await inRecord(context, async (tx, journal) => {
      const [one] = await store.readWeaknesses(tx, 1, weakness)
      if (!one) return refuse('weakness.not-found')
      // A risk that is left open on purpose belongs to somebody.
      if ((decision === 'planned' || decision === 'accepted') && owner === '') refuse('weakness.owner.missing')
      await store.decideOn(tx, one.id, { decision, owner, reason, at: desk.now(), by: viewer.name })
      const facts = {
        advisory: one.advisory.id,
        host: one.software.host,
        name: one.software.name,
        decision: decision === 'not-affected' ? 'harmless' : decision,
        owner: owner || 'none',
        reason,
      }
      journal.append({ kind: 'change', code: 'weakness.decided', about: aboutSoftware(one.software.id), facts })
      journal.announce({ topic: 'desk', id: null })
    })
    return {}
  },

  async software({ desk }: Context, { host }: In<'software'>): Out<'software'> {
    return { rows: await store.readSoftware(desk.state.db, { host }) }
  },

  async addSoftware(context: Context, given: In<'addSoftware'>): Out<'addSoftware'> {
    const { desk, viewer } = context
    return await inRecord(context, async (tx, journal) => {
      const { id, before } = await store.keepSoftware(tx, desk.newId(), given, { at: desk.now(), by: viewer.name })
      await holdAgainst(context, tx, [await softwareOf(tx, id)])
      const { host, name, version } = given
      journal.append({
        kind: 'change',
        code: before === null ? 'software.added' : 'software.changed',
        about: aboutSoftware(id),
        facts: { host, name, version, ...(before === null ? {} : { before }) },
      })
      journal.announce({ topic: 'desk', id: null })
      return await softwareOf(tx, id)
    })
  },

  async takeSoftware(context: Context, { text, ...usual }: In<'takeSoftware'>): Out<'takeSoftware'> {
    const { desk, viewer } = context
    const { rows, problems } = readSoftwareList(text, usual)
    if (rows.length === 0) return { taken: 0, problems, found: 0 }
    return await inRecord(context, async (tx, journal) => {
      const ids = new Set<string>()
      for (const one of rows)
        ids.add((await store.keepSoftware(tx, desk.newId(), one, { at: desk.now(), by: viewer.name })).id)
      const found = await holdAgainst(
        context,
        tx,
        (await store.readSoftware(tx)).filter(({ id }) => ids.has(id)),
      )
      const hosts = [...new Set(rows.map(({ host }) => host))]
      const facts = { count: ids.size, hosts: hosts.slice(0, 10).join(', '), found }
      journal.append({ kind: 'change', code: 'software.taken', facts })
      journal.announce({ topic: 'desk', id: null })
      return { taken: ids.size, problems, found }
    })
  },

  async retire(context: Context, { software, reason }: In<'retire'>): Out<'retire'> {
    await inRecord(context, async (tx, journal) => {
      const { id, host, name } = await softwareOf(tx, software)
      await store.retireSoftware(tx, id, context.desk.now())
      journal.append({
        kind: 'change',
        code: 'software.retired',
        about: aboutSoftware(id),
        facts: { host, name, reason },
      })
      journal.announce({ topic: 'desk', id: null })
    })
    return {}
  },

  async patch(context: Context, { software, at: given, ...one }: In<'patch'>): Out<'patch'> {
    const { desk, viewer } = context
    const now = desk.now()
    const at = new Date(given ?? now)
    if (at.getTime() > now.getTime() + aheadMs) refuse('software.patch.in-future.invalid')
    return await inRecord(context, async (tx, journal) => {
      const { id, host, name, version: before } = await softwareOf(tx, software)
      // What failed or was taken back left the version as it was.
      const isOn = one.outcome === 'good' || one.outcome === 'wrong'
      const after = isOn && one.version !== '' ? one.version : before
      const made = desk.newId()
      await store.addPatch(tx, id, made, one, { at, before, after, now, by: viewer.name })
      if (after !== before) await store.setVersion(tx, id, after, now, viewer.name)
      await holdAgainst(context, tx, [await softwareOf(tx, id)])
      const { kind, outcome, source } = one
      const facts = {
        host,
        name,
        before,
        after: one.version || after,
        kind,
        outcome: outcome === 'taken-back' ? 'undone' : outcome,
        source: source || '?',
        at: { at: at.toISOString() },
      }
      journal.append({ kind: 'change', code: 'software.patched', about: aboutSoftware(id), facts })
      journal.announce({ topic: 'desk', id: null })
      return (await store.readPatches(tx, { id: made }, 1))[0]!
    })
  },

  async patches({ desk }: Context, { software }: In<'patches'>): Out<'patches'> {
    return { rows: await store.readPatches(desk.state.db, { software }, mostPatches) }
  },
}

/** One outcome each, whatever a file holds. */
function advisoriesIn(bytes: Uint8Array): (Advisory | null)[] {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  const parsed = (part: string): unknown => {
    try {
      return JSON.parse(part)
    } catch {
      return undefined
    }
  }
  const whole = parsed(text)
  const lines = (): unknown[] =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(parsed)
  const values = Array.isArray(whole) ? whole : whole === undefined ? lines() : [whole]
  // What is no JSON at all is one file, not as many as it has lines.
  if (values.every((one) => one === undefined)) return [null]
  return values.slice(0, mostInFile).map(readAdvisory)
}

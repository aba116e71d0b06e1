import { Readable } from 'node:stream'
import type { Download, OutputOf, ParsedInputOf, SentBytes, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Segment } from '#src/platform/archive/archive.ts'
import { stampOf } from '#src/platform/archive/row.ts'
import type { Context } from '#src/platform/context.ts'
import { webStream } from '#src/platform/web-stream.ts'
import { inRecord } from '#src/record/journal.ts'
import { storeBatch } from './actions/batch.ts'
import { exportLines } from './actions/export.ts'
import { importFile } from './actions/import-file.ts'
import { askOf, clocksOf, lineOf } from './actions/look.ts'
import type { LogDay, logApi } from './api.ts'
import { byName } from './formats.ts'
import { closeDays } from './jobs/close-days.ts'
import { logTroubleOf } from './receive/trouble.ts'
import { logArchiveOf } from './receive/wire.ts'
import { fateOf } from './retention.ts'
import { aboutSource, type ClockOffset, isSilent, type LogSource } from './source.ts'
import * as store from './store.ts'

type In<K extends keyof typeof logApi> = ParsedInputOf<(typeof logApi)[K]>
type Out<K extends keyof typeof logApi> = Promise<OutputOf<(typeof logApi)[K]>>

const never = new AbortController().signal

export const logActions = {
  async import(context: Context, input: In<'import'> & { files: readonly UploadedFile[] }): Out<'import'> {
    if (input.format !== 'auto' && !byName.has(input.format))
      refuse('log.source.unknown-format', { format: input.format })
    const outcomes = []
    for (const file of input.files) outcomes.push(await importFile(context, file, input))
    return { outcomes }
  },

  async lines(context: Context, input: In<'lines'> & { body: SentBytes }): Out<'lines'> {
    const { source, id = null, format = 'auto', zone, file, body } = input
    if (format !== 'auto' && !byName.has(format)) refuse('log.source.unknown-format', { format })
    const { lines, errors, isRepeated } = await storeBatch(context, body.bytes, { source, id, format, zone, file })
    return { lines, errors, isRepeated }
  },

  async search(context: Context, input: In<'search'>): Out<'search'> {
    const ask = await askOf(context, input)
    const archive = await context.desk.archive()
    const lines = []
    let [progress, missing]: [number, readonly string[]] = [1, []]
    for await (const step of archive.search(ask, input.order, input.limit, context.signal ?? never)) {
      lines.push(...step.found.map(lineOf))
      ;[progress, missing] = [step.progress, step.missing]
    }
    return { lines, progress, missing: [...missing] }
  },

  async stream(context: Context, input: In<'stream'>): Promise<Download> {
    const ask = await askOf(context, input)
    const archive = await context.desk.archive()
    // An answer that has begun cannot turn into an error: whether anything answers at all is asked first.
    await archive.missing()
    const cut = new AbortController()
    const steps = async function* (): AsyncGenerator<Uint8Array> {
      try {
        for await (const { found, progress, missing } of archive.search(ask, input.order, input.limit, cut.signal))
          yield Buffer.from(`${JSON.stringify({ lines: found.map(lineOf), progress, missing })}\n`)
      } catch (error) {
        // Whoever asked has gone: that is how a search is cancelled.
        if (!cut.signal.aborted) throw error
      }
    }
    const body = Readable.from(steps())
    body.once('close', () => cut.abort())
    return {
      name: 'log-lines.ndjson',
      mediaType: 'application/x-ndjson',
      body: webStream(body),
    }
  },

  async histogram(context: Context, input: In<'histogram'>): Out<'histogram'> {
    const ask = await askOf(context, input)
    const archive = await context.desk.archive()
    let last: {
      found: readonly { from: number; count: number }[]
      progress: number
      missing: readonly string[]
    } | null = null
    for await (const step of archive.histogram(ask, input.seconds * 1_000_000, context.signal ?? never)) last = step
    return {
      buckets: (last?.found ?? []).map(({ from, count }) => ({ at: stampOf(from), count })),
      seconds: input.seconds,
      progress: last?.progress ?? 1,
      missing: [...(last?.missing ?? [])],
    }
  },

  async facets(context: Context, input: In<'facets'>): Out<'facets'> {
    const ask = await askOf(context, input)
    const archive = await context.desk.archive()
    const fields = input.fields
      .split(',')
      .map((field) => field.trim())
      .filter(Boolean)
      .slice(0, 20)
    const answer: Awaited<Out<'facets'>> = { facets: [], progress: 1, missing: [] }
    for await (const { found, progress, missing } of archive.facets(
      ask,
      fields,
      input.limit,
      context.signal ?? never,
    )) {
      answer.facets = found.map(({ field, values }) => ({ field, values: [...values] }))
      answer.progress = progress
      answer.missing = [...missing]
    }
    return answer
  },

  async around(context: Context, { seq, before, after }: In<'around'>): Out<'around'> {
    const archive = await context.desk.archive()
    const lines = await archive.around(seq, before, after, await clocksOf(context))
    const missing = await archive.missing()
    if (lines.length === 0 && missing.length > 0) refuse('archive.unavailable', { parts: missing.join(', ') })
    if (lines.length === 0) refuse('log.line.not-found')
    return { lines: lines.map(lineOf), missing: [...missing] }
  },

  async export(context: Context, input: In<'export'>): Promise<Download> {
    const ask = await askOf(context, input)
    const archive = await context.desk.archive()
    await archive.missing()
    const { q, from, to, source, order, form } = input
    const about = {
      q,
      from,
      to,
      source,
      order,
      exportedAt: context.desk.now().toISOString(),
      desk: context.desk.publicUrl,
    }
    return exportLines(archive, ask, order, input.limit, form, about, async ({ lines, sha256 }) => {
      await inRecord(context, async (_, journal) => {
        journal.append({ kind: 'access', code: 'log.exported', facts: { lines, q, sha256 } })
      })
    })
  },

  async sources(context: Context): Out<'sources'> {
    const keeps = await store.readKeeps(context.desk.state.db)
    const sources = await sourcesOf(context)
    const missing = [...(await (await context.desk.archive()).missing())]
    const trouble = logTroubleOf(context.desk)
    return { sources, missing, trouble, keeps, formats: [...byName.keys()].sort() }
  },

  async setSource(context: Context, { name, ...facts }: In<'setSource'>): Out<'setSource'> {
    const { db } = context.desk.state
    if (facts.format !== undefined && facts.format !== 'auto' && !byName.has(facts.format))
      refuse('log.source.unknown-format', { format: facts.format })
    if (facts.keep !== undefined && !(await store.readKeeps(db)).some((keep) => keep.name === facts.keep))
      refuse('log.source.unknown-keep', { keep: facts.keep })
    await inRecord(context, async (tx, journal) => {
      const before = (await store.readSource(tx, name)) ?? blank(name)
      const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
      await store.saveSource(tx, { ...before, ...given, isKnown: true }, context.desk.now())
      journal.append({ kind: 'change', code: 'log.source-set', about: [aboutSource(name)], facts: { name, ...given } })
    })
    const archive = await logArchiveOf(context.desk)
    await archive.know(await store.readSources(db), context.desk.zone)
    return sourceOf(context, name)
  },

  async addClock(context: Context, { name, ...input }: In<'addClock'>): Out<'addClock'> {
    const { from, until } = input
    if (from !== null && until !== null && Date.parse(from) >= Date.parse(until)) refuse('log.clock.invalid')
    const clock: ClockOffset = { ...input, id: context.desk.newId(), createdAt: context.desk.now().toISOString() }
    await inRecord(context, async (tx, journal) => {
      if (!(await store.readSource(tx, name))) refuse('log.source.not-found', { name })
      await store.addClock(tx, name, clock)
      const { id: _, createdAt: __, ...facts } = clock
      journal.append({
        kind: 'change',
        code: 'log.clock-stated',
        about: [aboutSource(name)],
        facts: { name, ...facts },
      })
    })
    return sourceOf(context, name)
  },

  async voidClock(context: Context, { name, id }: In<'voidClock'>): Out<'voidClock'> {
    await inRecord(context, async (tx, journal) => {
      const clock = await store.voidClock(tx, name, id)
      if (!clock) refuse('log.clock.not-found')
      const facts = { name, offsetMs: clock.offsetMs }
      journal.append({ kind: 'change', code: 'log.clock-voided', about: [aboutSource(name)], facts })
    })
    return sourceOf(context, name)
  },

  async days(context: Context): Out<'days'> {
    const archive = await context.desk.archive()
    return { days: (await archive.segments()).map(dayOf), bytes: await archive.bytes() }
  },

  async verify(context: Context, { day }: In<'verify'>): Out<'verify'> {
    const archive = await context.desk.archive()
    const recorded = await store.recordedDays(context.desk.state.db)
    const days: Awaited<Out<'verify'>>['days'] = []
    for await (const { segment, fault } of archive.verify(day ?? null)) {
      const isRecorded = recorded.get(segment.name) === segment.sha256
      days.push({ ...dayOf(segment), fault: fault ?? (isRecorded ? null : 'not-on-record') })
    }
    return { ok: days.every((one) => one.fault === null), days }
  },

  async retain(context: Context, { dryRun }: In<'retain'>): Out<'retain'> {
    const { desk } = context
    const archive = await desk.archive()
    const closed = dryRun ? [] : await closeDays(context)
    const [keeps, holds] = [await store.readKeeps(desk.state.db), await store.readHolds(desk.state.db)]
    const { due, held } = fateOf(await archive.segments(), keeps, holds, desk.now().getTime())
    for (const segment of dryRun ? [] : due) {
      // The record says it first: a file that goes without a word would look like a theft.
      await inRecord(context, async (_, journal) => {
        const { name, day, rows, sha256 } = segment
        journal.append({ kind: 'change', code: 'log.day-deleted', facts: { name, day, lines: rows, sha256 } })
      })
      await archive.drop(segment.name)
    }
    return { closed: closed.map(dayOf), deleted: due.map(dayOf), held: held.map(dayOf) }
  },

  async holds(context: Context): Out<'holds'> {
    return { holds: await store.readHolds(context.desk.state.db) }
  },

  async hold(context: Context, { from, to, reason }: In<'hold'>): Out<'hold'> {
    const { desk } = context
    const hold = { id: desk.newId(), from, to, reason, createdAt: desk.now().toISOString(), releasedAt: null }
    await inRecord(context, async (tx, journal) => {
      await store.addHold(tx, hold)
      journal.append({ kind: 'change', code: 'log.held', facts: { from, to, reason } })
    })
    return hold
  },

  async release(context: Context, { id }: In<'release'>): Out<'release'> {
    return inRecord(context, async (tx, journal) => {
      const hold = await store.releaseHold(tx, id, context.desk.now())
      if (!hold) refuse('log.hold.not-found')
      const { from, to, reason } = hold
      journal.append({ kind: 'change', code: 'log.released', facts: { from, to, reason } })
      return hold
    })
  },
}

const blank = (name: string): store.SourceRecord => ({
  name,
  owner: '',
  zone: null,
  format: 'auto',
  isSynced: null,
  silentAfterMinutes: null,
  keep: 'year',
  note: '',
  isKnown: true,
  isRelay: false,
})
const dayOf = ({ name, day, keep, rows, bytes, sha256 }: Segment): LogDay => ({
  name,
  day,
  keep,
  lines: rows,
  bytes,
  sha256,
})

async function sourcesOf(context: Context): Promise<LogSource[]> {
  const { desk } = context
  const [records, clocks, archive] = [
    await store.readSources(desk.state.db),
    await store.readClocks(desk.state.db),
    await desk.archive(),
  ]
  const counts = new Map((await archive.sources()).map((one) => [one.source, one]))
  const names = new Set([...records.map((one) => one.name), ...counts.keys()])
  const byName = new Map(records.map((one) => [one.name, one]))
  return [...names].sort().map((name) => {
    const record = byName.get(name) ?? { ...blank(name), isKnown: false }
    const count = counts.get(name)
    const lastReceivedMs = count ? count.lastReceived / 1_000 : null
    return {
      ...record,
      events: count?.events ?? 0,
      firstAt: count ? stampOf(count.firstTs) : null,
      lastAt: count ? stampOf(count.lastTs) : null,
      lastReceivedAt: count ? stampOf(count.lastReceived) : null,
      isSilent: isSilent(record, lastReceivedMs, desk.now().getTime()),
      clock: clocks.get(name) ?? [],
    }
  })
}

async function sourceOf(context: Context, name: string): Promise<LogSource> {
  const source = (await sourcesOf(context)).find((one) => one.name === name)
  return source ?? refuse('log.source.not-found', { name })
}

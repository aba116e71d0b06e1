// What a host is, and what was found there, comes into the keeping of the desk.
import { refuse } from '#src/core/refusal.ts'
import type { Viewer } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { tidy } from '#src/platform/http/tidy.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { Journal } from '#src/record/journal.ts'
import { inRecord } from '#src/record/journal.ts'
import { openKey } from '#src/record/key.ts'
import { Finding } from '../finding.ts'
import type { KeptBaseline, KeptCheck } from '../known-state.ts'
import { HostName } from '../known-state.ts'
import { shownPath } from '../path.ts'
import { gravestFirst, ResultEnd, ResultHead } from '../result.ts'
import * as store from '../store.ts'
import { proving } from './proved-baseline.ts'
import { linesIn, unpacked, wholeLines } from './sent.ts'

/** In the name of whom, and what else is done in the same transaction. */
export type Taking = {
  readonly by: Viewer
  readonly agentId: string | null
  readonly also?: (tx: Transaction) => Promise<void>
}
export type NewBaselineGiven = { readonly host: string | undefined; readonly reason: string }

export async function takeBaseline(
  context: Context,
  sent: Uint8Array,
  given: NewBaselineGiven,
  { by, agentId, also }: Taking,
): Promise<KeptBaseline> {
  const { desk } = context
  const { bytes, proved } = proving(unpacked(sent), await openKey(desk.keyFolder))
  const file = await desk.vault.putStream(bytes)
  const { head, end, keyId, isDeskKey, system } = proved()
  const host = HostName.safeParse(given.host ?? head.host)
  if (!host.success) return refuse('integrity.host.invalid')
  return await inRecord(context, async (tx, journal) => {
    const kept = await store.addBaseline(tx, {
      id: desk.newId(),
      host: host.data,
      agentId,
      seal: end.sha256,
      fileSha256: file.sha256,
      bytes: file.bytes,
      entries: end.entries,
      takenAt: instantOf(head.updates.at(-1)?.at ?? head.createdAt),
      keptAt: desk.now().toISOString(),
      keptBy: by.name,
      reason: given.reason,
      keyId,
      isDeskKey,
      roots: head.roots.map((root) => tidy(shownPath(root)) as string),
      system: tidy(system) as typeof system,
    })
    await also?.(tx)
    const facts = { host: kept.host, entries: kept.entries, seal: kept.seal, key: keyId, reason: given.reason }
    append(journal, 'integrity.baseline.kept', { type: 'baseline', id: kept.id }, facts, by)
    return kept
  })
}

/** A clock of the host that names no time leaves the baseline without one that could be believed. */
function instantOf(text: string): string {
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? refuse('integrity.baseline.invalid', { trouble: 'none' }) : new Date(ms).toISOString()
}

export async function takeCheck(
  context: Context,
  sent: Uint8Array,
  host: string,
  { by, also, isPart }: Taking & { readonly isPart?: true },
): Promise<KeptCheck> {
  const { desk } = context
  const { head, counts, gravest } = await readResult(sent)
  const baseline =
    (await store.baselineBySeal(desk.state.db, host, head.seal)) ?? refuse('integrity.baseline.not-found', { host })
  const check: KeptCheck = {
    id: desk.newId(),
    host,
    baselineId: baseline.id,
    begunAt: new Date(head.begunAt).toISOString(),
    endedAt: new Date(head.endedAt).toISOString(),
    takenAt: desk.now().toISOString(),
    takenBy: by.name,
    looked: head.looked,
    counts,
    problems: head.problems,
    problemCount: head.problemCount,
    isPart: isPart ?? head.isPart,
  }
  await inRecord(context, async (tx, journal) => {
    await store.addCheck(tx, check, gravest)
    await also?.(tx)
    append(
      journal,
      check.isPart ? 'integrity.seen' : 'integrity.checked',
      { type: 'integrity-check', id: check.id },
      { host, looked: check.looked, ...counts },
      by,
    )
  })
  return check
}

function append(
  journal: Journal,
  code: 'integrity.baseline.kept' | 'integrity.checked' | 'integrity.seen',
  about: { type: string; id: string },
  facts: Record<string, string | number>,
  by: Viewer,
): void {
  journal.append({ kind: 'change', code, about: [about], facts }, by)
  journal.announce({ topic: 'desk', id: null })
  journal.announce({ topic: 'alert', id: null })
}

/** All of it or nothing: a result that was cut would look cleaner than the host is. */
async function readResult(sent: Uint8Array) {
  const found = gravestFirst()
  let head: ResultHead | null = null
  let isEnded = false
  let count = 0
  for await (const piece of wholeLines(unpacked(sent)))
    for (const line of linesIn(piece)) {
      if (isEnded) return unreadable()
      const value = jsonOf(line)
      if (head === null) head = parsed(ResultHead, value)
      else if (typeof value === 'object' && value !== null && 'end' in value) {
        isEnded = true
        if (parsed(ResultEnd, value).end.findings !== count) return unreadable()
      } else {
        count++
        found.add(parsed(Finding, value))
      }
    }
  if (head === null || !isEnded) return unreadable()
  return { head, counts: found.counts, gravest: found.gravest() }
}

const unreadable = (): never => refuse('integrity.sent.unreadable.invalid')
function jsonOf(line: Buffer): unknown {
  try {
    return tidy(JSON.parse(line.toString('utf8')))
  } catch {
    return unreadable()
  }
}
function parsed<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: unknown,
): T {
  const read = schema.safeParse(value)
  return read.success ? read.data : unreadable()
}

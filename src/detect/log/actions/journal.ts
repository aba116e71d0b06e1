import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { type JournalRecord, NotAJournal, newJournalSplitter } from '../bytes/journal-export.ts'
import { storeBatch } from './batch.ts'

/** Records that go to the archive together: the same records from the same cursor are the same batches again, and stored once. */
const BATCH_RECORDS = 1_000
const BATCH_CHARS = 4_194_304
const MAX_HOST = 255

/** How far each journal was stored by this process, so that one that begins again from an old cursor doubles nothing. */
const stored = new Map<string, bigint>()
const MOST_JOURNALS = 10_000

/** Takes a journal as it is sent, of any length: in memory stands one batch. Ends when everything is on disk. */
export async function takeJournal(context: Context, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  const splitter = newJournalSplitter()
  let batch: JournalRecord[] = []
  let chars = 0
  let taken = 0
  const flush = async (): Promise<void> => {
    const full = batch
    ;[batch, chars] = [[], 0]
    await storeRecords(context, full)
    taken += full.length
  }
  try {
    for await (const chunk of chunks)
      for (const record of splitter.push(chunk)) {
        batch.push(record)
        chars += record.line.length
        if (batch.length >= BATCH_RECORDS || chars >= BATCH_CHARS) await flush()
      }
  } catch (error) {
    if (error instanceof NotAJournal) refuse('log.journal.unreadable.invalid', { detail: error.message })
    throw error
  }
  const trouble = splitter.end()
  if (trouble !== null) refuse('log.journal.unreadable.invalid', { detail: trouble })
  if (batch.length > 0) await flush()
  return taken
}

async function storeRecords(context: Context, records: readonly JournalRecord[]): Promise<void> {
  const byHost = new Map<string, JournalRecord[]>()
  for (const record of records) {
    const place = placeOf(record.cursor)
    if (place !== null && place.at <= (stored.get(place.journal) ?? -1n)) continue
    const host = /^[\w.:-]+$/.test(record.host) ? record.host.slice(0, MAX_HOST) : 'journal'
    byHost.set(host, [...(byHost.get(host) ?? []), record])
  }
  for (const [source, own] of byHost) {
    await storeBatch(context, Buffer.from(own.map(({ line }) => `${line}\n`).join('')), { source, id: idOf(own) })
  }
  for (const { cursor } of records) {
    const place = placeOf(cursor)
    if (place === null) continue
    if (stored.size >= MOST_JOURNALS && !stored.has(place.journal)) stored.clear()
    stored.set(place.journal, place.at)
  }
}

/** `s=JOURNAL;i=NUMBER;b=BOOT;…`: numbers of one journal only grow. */
function placeOf(cursor: string): { journal: string; at: bigint } | null {
  const m = /^s=([0-9a-f]{32});i=([0-9a-f]{1,16});/.exec(cursor)
  return m === null ? null : { journal: m[1]!, at: BigInt(`0x${m[2]!}`) }
}

function idOf(records: readonly JournalRecord[]): string | null {
  const [first, last] = [placeOf(records[0]!.cursor), placeOf(records.at(-1)!.cursor)]
  return first === null || last === null ? null : `journal:${first.journal}:${first.at}-${last.at}`
}

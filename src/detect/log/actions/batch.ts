import { refuse } from '#src/core/refusal.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import type { BatchTaken, Counted } from '../receive/receiver.ts'
import { sayLogTrouble } from '../receive/trouble.ts'
import { logArchiveOf } from '../receive/wire.ts'
import { aboutSource } from '../source.ts'
import * as store from '../store.ts'

export type BatchOf = {
  readonly source: string
  /** What the sender calls it, or its number in a series; null of one that is stored each time. */
  readonly id: string | Counted | null
  /** Without them what is known of the source counts. */
  readonly format?: string
  readonly zone?: string
  readonly file?: string
  /** Lines of the file that stand before these. */
  readonly before?: number
  /** So many lines at the beginning say only how the others are read. */
  readonly learn?: number
}

/** A batch of lines of one source, stored once however often it comes; a source that nobody knew is met. */
export async function storeBatch(context: Context, bytes: Uint8Array, batch: BatchOf): Promise<BatchTaken> {
  const { desk } = context
  const { source, id, format = 'auto', zone, file = null, before, learn } = batch
  const known = await store.readSource(desk.state.db, source)
  const archive = await logArchiveOf(desk)
  const taken = await archive
    .takeBatch(bytes, id, {
      source,
      file,
      format: format === 'auto' ? (known?.format ?? 'auto') : format,
      zone: zone ?? known?.zone ?? desk.zone,
      year: null,
      keep: known?.keep ?? 'year',
      receivedAtMs: desk.now().getTime(),
      before,
      learn,
    })
    .catch((error: Error) => refuseBatch(context, error))
  sayLogTrouble(desk, null)
  if (!known) await meetSource(context, source)
  return taken
}

/** What the thread could not take, in words that tell the forwarder what to do: give up, send smaller, send again. */
function refuseBatch(context: Context, error: Error): never {
  if (error.name === 'BatchTooLarge') refuse('log.batch.too-large', { limit: error.message })
  const code = (error as NodeJS.ErrnoException).code ?? error.message
  if (/^Z_|zlib|incorrect|zstd|unexpected end/i.test(code)) refuse('log.batch.unreadable.invalid', { detail: code })
  sayLogTrouble(context.desk, error.message)
  return refuse('log.archive.unavailable', { detail: error.message.slice(0, 300) })
}

/** The highest number of a series that is stored, 0 of one that nobody has heard of. */
export async function storedNumber(desk: Desk, key: string): Promise<number> {
  const mark = (await (await logArchiveOf(desk)).marks(key)).get(key)
  return mark === undefined ? 0 : Number(mark)
}

async function meetSource(context: Context, name: string): Promise<void> {
  await inRecord(context, async (tx, journal) => {
    const isNew = (await store.meetSources(tx, [name], context.desk.now())).length > 0
    if (isNew) journal.append({ kind: 'change', code: 'log.source-met', about: [aboutSource(name)], facts: { name } })
  })
}

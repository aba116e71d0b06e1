// The times of files out of what is kept: a bodyfile, packed or not, or the list of times in a collector's bundle.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { inflate, newGunzip, PACKED_PIECE } from '#src/detect/log/bytes/inflate.ts'
import { newSource, rest, type Source } from '#src/detect/log/bytes/source.ts'
import { isTar, members } from '#src/detect/log/bytes/tar.ts'
import type { Context } from '#src/platform/context.ts'
import type { evidenceApi } from '../api.ts'
import { type FileTime, newTimeline, type TimelineAsk } from '../bodyfile.ts'
import { mayTakeOut } from '../custody.ts'
import { visible } from '../look.ts'
import { onItem, readItem } from './within.ts'

type In = ParsedInputOf<(typeof evidenceApi)['timeline']>
type Out = Promise<OutputOf<(typeof evidenceApi)['timeline']>>

const rowsOfPage = 500
/** A million files are a fifth of this. */
const mostListBytes = 1024 ** 3
const longestLine = 64 * 1024
/** So many lines of something else, and no other, are no bodyfile. */
const wrongAtFirst = 1_000
/** As our collector calls its list of times. */
const ofCollector = /(^|\/)\d+-file-times\.txt$/

const secondsOf = (at: string | undefined): number | null => (at === undefined ? null : Date.parse(at) / 1000)

export async function timeline(context: Context, input: In): Out {
  const { vault } = context.desk
  const { item } = await readItem(context, input)
  mayTakeOut(item)
  const { sha256, bytes } = item.file!
  if (!(await vault.has(sha256))) refuse('evidence.damaged', { number: item.number, bytes, wholeBytes: 0 })
  await onItem(context, input, async (on) => {
    mayTakeOut(on.item)
    on.note('looked', { form: 'timeline', offset: 0, reason: input.reason }, 'access')
  })
  const [seconds = '', count = ''] = input.cursor?.split('~') ?? []
  const { body } = await vault.stream(sha256)
  const read = await readTimes(body as unknown as AsyncIterable<Uint8Array>, {
    from: secondsOf(input.from),
    to: secondsOf(input.to),
    name: input.name,
    after: input.cursor === undefined ? null : { seconds: Number(seconds), count: Number(count) },
    most: rowsOfPage,
  })
  return {
    ...read,
    rows: read.rows.map(rowOf),
    next: read.next === null ? null : `${read.next.seconds}~${read.next.count}`,
    clockErrorSeconds: item.clockErrorSeconds,
  }
}

const rowOf = ({ seconds, macb, file: { name, size, mode, uid, gid, inode } }: FileTime) => ({
  at: new Date(Math.floor(seconds * 1000)).toISOString(),
  macb,
  name: visible(name),
  ...{ size, mode, uid, gid, inode },
})

async function readTimes(body: AsyncIterable<Uint8Array>, ask: TimelineAsk) {
  const chunks = body[Symbol.asyncIterator]()
  const times = newTimeline(ask)
  let isCut = false
  try {
    const source = newSource({ [Symbol.asyncIterator]: () => chunks })
    const head = await source.peek(2)
    const plain =
      head[0] === 0x1f && head[1] === 0x8b ? newSource(inflate(rest(source, PACKED_PIECE), newGunzip())) : source
    let lines = 0
    for await (const line of linesOf(await listIn(plain))) {
      times.add(line)
      if (++lines === wrongAtFirst && times.files === 0) refuse('evidence.timeline.invalid')
    }
  } catch (error) {
    if (!(error instanceof TooMuch) && !isBrokenPack(error)) throw error
    // What was read until there is shown, and that there was more.
    isCut = true
  } finally {
    await chunks.return?.()
  }
  const read = times.end()
  if (read.files === 0) refuse('evidence.timeline.invalid')
  return { ...read, isCut }
}

class TooMuch extends Error {}
const isBrokenPack = (error: unknown): boolean =>
  String((error as NodeJS.ErrnoException).code).startsWith('Z_') || /tar archive/.test(String(error))

/** The list itself, wherever it stands. */
async function listIn(source: Source): Promise<AsyncIterable<Uint8Array>> {
  if (!isTar(await source.peek(512))) return rest(source, PACKED_PIECE)
  for await (const { name, chunks } of members(source)) if (ofCollector.test(name)) return chunks
  return refuse('evidence.timeline.invalid')
}

async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let held: Buffer = Buffer.alloc(0)
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > mostListBytes) throw new TooMuch()
    const all = Buffer.concat([held, chunk])
    const end = all.lastIndexOf(10)
    if (end < 0 && all.length > longestLine) throw new TooMuch()
    held = all.subarray(end + 1)
    for (const line of end < 0 ? [] : all.toString('utf8', 0, end).split('\n'))
      yield line.slice(0, longestLine).replace(/\r$/, '')
  }
  if (held.length > 0) yield held.toString('utf8')
}

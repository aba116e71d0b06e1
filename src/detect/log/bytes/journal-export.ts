// The journal export format as systemd-journal-upload sends it: records of `KEY=value` lines, or of a name, eight bytes of length and
// bytes. Each record becomes one line as `journalctl -o json` prints it, bytes that are no text as a list of numbers.
import { isUtf8 } from 'node:buffer'
import { createHash, type Hash } from 'node:crypto'

export type JournalRecord = {
  readonly cursor: string
  readonly host: string
  /** One line of JSON without its end. */
  readonly line: string
}

export type JournalSplitter = {
  push(chunk: Uint8Array): JournalRecord[]
  /** What is wrong with how the stream ended; null when it ended with a record. */
  end(): string | null
}

/** journald's own bounds are 1,024 fields and 64 bytes a name. */
const MAX_FIELDS = 1_024
const MAX_NAME = 256
/** How much of one value, and of all values of a record, is kept: the line then stays below what a line may have. */
const MAX_VALUE = 65_536
const MAX_RECORD = 160_000
/** A line of text without its end: more is no journal. */
const MAX_TEXT = 1_048_576

export class NotAJournal extends Error {
  override readonly name = 'NotAJournal'
}

type Long = { readonly name: string; readonly first: Buffer; readonly hash: Hash; readonly bytes: bigint; left: bigint }

export function newJournalSplitter(): JournalSplitter {
  let held: Buffer = Buffer.alloc(0)
  let fields = new Map<string, unknown>()
  let kept = 0
  let cut: string[] = []
  /** A value that is too long to be kept: passed over, its length and hash said. */
  let long: Long | null = null

  const put = (name: string, value: Buffer): void => {
    if (fields.size >= MAX_FIELDS && !fields.has(name))
      throw new NotAJournal(`a record has more than ${MAX_FIELDS} fields`)
    const room = Math.max(0, Math.min(MAX_VALUE, MAX_RECORD - kept))
    if (value.length > room) {
      putLong(name, value.subarray(0, room), BigInt(value.length), hashOf(value))
      return
    }
    kept += value.length
    const said = isUtf8(value) ? value.toString('utf8') : [...value]
    const before = fields.get(name)
    // a field may come several times, as SYSLOG_IDENTIFIER of a forwarder does
    fields.set(
      name,
      before === undefined ? said : Array.isArray(before) && isTexts(before) ? [...before, said] : [before, said],
    )
  }
  const putLong = (name: string, first: Buffer, bytes: bigint, sha256: string): void => {
    kept += first.length
    fields.set(name, isUtf8(first) ? first.toString('utf8') : first.toString('latin1'))
    if (cut.length < MAX_FIELDS) cut.push(`${name} ${bytes} ${sha256}`)
  }
  const finished = (): JournalRecord | null => {
    if (fields.size === 0) return null
    if (cut.length > 0) fields.set('__CUT', cut)
    const text = (name: string): string => {
      const value = fields.get(name)
      return typeof value === 'string' ? value : ''
    }
    const record = {
      cursor: text('__CURSOR'),
      host: text('_HOSTNAME'),
      line: JSON.stringify(Object.fromEntries(fields)),
    }
    fields = new Map()
    kept = 0
    cut = []
    return record
  }
  /** One field, the end of a record, or nothing yet: how many bytes were used. */
  const step = (at: number, out: JournalRecord[]): number => {
    if (long !== null) return skip(long, at)
    const end = held.indexOf(10, at)
    if (end < 0) {
      if (held.length - at > MAX_TEXT) throw new NotAJournal(`a line has more than ${MAX_TEXT} bytes`)
      return 0
    }
    if (end === at) {
      const record = finished()
      if (record !== null) out.push(record)
      return 1
    }
    const equals = held.indexOf(61, at)
    if (equals >= 0 && equals < end) {
      put(nameOf(held.subarray(at, equals)), held.subarray(equals + 1, end))
      return end + 1 - at
    }
    const name = nameOf(held.subarray(at, end))
    if (held.length < end + 9) return 0
    const bytes = held.readBigUInt64LE(end + 1)
    if (bytes > BigInt(MAX_TEXT)) {
      long = { name, first: Buffer.alloc(0), hash: createHash('sha256'), bytes, left: bytes }
      return end + 9 - at
    }
    const from = end + 9
    const last = from + Number(bytes)
    if (held.length < last + 1) return 0
    if (held[last] !== 10) throw new NotAJournal(`the value of ${name} does not end where its length says`)
    put(name, held.subarray(from, last))
    return last + 1 - at
  }
  const skip = (one: Long, at: number): number => {
    if (one.left > 0n) {
      const some = held.subarray(
        at,
        at + Number(one.left < BigInt(held.length - at) ? one.left : BigInt(held.length - at)),
      )
      one.hash.update(some)
      const room = Math.min(4_096, MAX_RECORD - kept) - one.first.length
      long = {
        ...one,
        first: room > 0 ? Buffer.concat([one.first, some.subarray(0, room)]) : one.first,
        left: one.left - BigInt(some.length),
      }
      return some.length
    }
    if (at >= held.length) return 0
    if (held[at] !== 10) throw new NotAJournal(`the value of ${one.name} does not end where its length says`)
    putLong(one.name, one.first, one.bytes, one.hash.digest('hex'))
    long = null
    return 1
  }

  return {
    push(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      held = held.length === 0 ? bytes : Buffer.concat([held, bytes])
      const out: JournalRecord[] = []
      let at = 0
      while (at < held.length || long?.left === 0n) {
        const used = step(at, out)
        if (used === 0) break
        at += used
      }
      held = held.subarray(at)
      return out
    },
    end() {
      if (long !== null || held.length > 0) return 'the stream ends within a field'
      return fields.size > 0 ? 'the stream ends within a record' : null
    },
  }
}

const isTexts = (value: readonly unknown[]): boolean => typeof value[0] !== 'number'
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

function nameOf(bytes: Buffer): string {
  const name = bytes.subarray(0, MAX_NAME + 1).toString('latin1')
  if (!/^[A-Z_][A-Z0-9_]*$/.test(name) || name.length > MAX_NAME)
    throw new NotAJournal(`${JSON.stringify(name.slice(0, 64))} is no name of a field`)
  return name
}

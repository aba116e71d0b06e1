// Bytes to lines: LF ends a line and a CR before it belongs to the end; whatever the bytes are, nothing is lost.

import { isAscii, isUtf8 } from 'node:buffer'
import { createHash, type Hash } from 'node:crypto'
import { decodeText } from '#src/core/charset.ts'
import { fail, type LogEvent, newEvent } from '../event.ts'
import { textOf } from './message.ts'

export const MAX_LINE_BYTES = 1_048_576
/** How much of a line that is too long is kept beside its hash. */
const KEPT_BYTES = 65_536

export type OnLine = {
  line(text: string, note?: Readonly<Record<string, string | number>>): void
  broken(error: LogEvent): void
}

export type Splitter = {
  push(chunk: Uint8Array, on: OnLine): void
  /** The last line, where no LF ends it. */
  end(on: OnLine): void
}

export function newSplitter(): Splitter {
  let held: Buffer[] = []
  let heldBytes = 0
  let long: { hash: Hash; bytes: number; first: Buffer } | null = null
  let isFirst = true
  /** The legacy charset that this file was found to be in: short lines alone do not tell. */
  let charset: string | null = null

  const hold = (part: Buffer): void => {
    if (part.length === 0) return
    if (long !== null) {
      long.hash.update(part)
      long.bytes += part.length
      return
    }
    held.push(part)
    heldBytes += part.length
    if (heldBytes <= MAX_LINE_BYTES) return
    const whole = Buffer.concat(held)
    long = {
      hash: createHash('sha256').update(whole),
      bytes: whole.length,
      first: Buffer.from(whole.subarray(0, KEPT_BYTES)),
    }
    held = []
    heldBytes = 0
  }
  const take = (): Buffer => {
    const whole = held.length === 1 ? held[0]! : Buffer.concat(held)
    held = []
    heldBytes = 0
    return whole
  }
  const tooLong = (on: OnLine): void => {
    const { hash, bytes, first } = long!
    long = null
    const event = newEvent(decodeText(first).text)
    event['event.hash'] = hash.digest('hex')
    event['log.bytes'] = bytes
    on.broken(
      fail(event, 'line-too-long', `the line has ${bytes} bytes; the first ${first.length} and the SHA-256 are kept`),
    )
  }
  /** Lines of a block that ends with LF, or one last line without it. */
  const block = (bytes: Buffer, on: OnLine): void => {
    let from = 0
    if (isFirst) {
      isFirst = false
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) from = 3
    }
    const body = from === 0 ? bytes : bytes.subarray(from)
    if (isUtf8(body)) {
      lines(isAscii(body) ? body.toString('latin1') : body.toString('utf8'), on)
      return
    }
    let at = 0
    while (at < body.length) {
      let end = body.indexOf(10, at)
      if (end < 0) end = body.length
      const line = body.subarray(at, body[end - 1] === 13 && end > at ? end - 1 : end)
      at = end + 1
      if (line.length > MAX_LINE_BYTES) {
        hold(line)
        tooLong(on)
      } else if (isUtf8(line)) on.line(line.toString('utf8'))
      else legacy(line, on)
    }
  }
  const legacy = (line: Buffer, on: OnLine): void => {
    const { text, note, charset: found } = textOf(line, charset)
    charset = found
    on.line(text, note ?? undefined)
  }
  const lines = (text: string, on: OnLine): void => {
    let at = 0
    while (at < text.length) {
      let end = text.indexOf('\n', at)
      if (end < 0) end = text.length
      const last = text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end
      if (last - at > MAX_LINE_BYTES / 4 && Buffer.byteLength(text.slice(at, last)) > MAX_LINE_BYTES) {
        hold(Buffer.from(text.slice(at, last)))
        tooLong(on)
      } else on.line(text.slice(at, last))
      at = end + 1
    }
  }

  return {
    push(chunk, on) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      const last = bytes.lastIndexOf(10)
      if (last < 0) {
        hold(bytes)
        return
      }
      let from = 0
      if (long !== null || heldBytes > 0) {
        const first = bytes.indexOf(10)
        hold(bytes.subarray(0, first + 1))
        if (long !== null) tooLong(on)
        else block(take(), on)
        from = first + 1
      }
      if (from <= last) block(bytes.subarray(from, last + 1), on)
      hold(bytes.subarray(last + 1))
    },
    end(on) {
      if (long !== null) tooLong(on)
      else if (heldBytes > 0) block(take(), on)
    },
  }
}

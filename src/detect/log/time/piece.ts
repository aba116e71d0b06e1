// The pieces that stamps are made of, read at a place in a text: two digits, a month's letters, a clock, a zone.
import { zoneLetters } from '#src/core/zone-name.ts'

export type Stamp = {
  /** Null where the stamp names none (RFC 3164). */
  year: number | null
  month: number
  day: number
  hour: number
  minute: number
  second: number
  micro: number
  /** Minutes east of Greenwich; null where the stamp names no zone. */
  offset: number | null
  end: number
}

export const ZERO = 48

/** Two digits, or a space and a digit; -1 when it is something else. */
export function two(text: string, at: number): number {
  const a = text.charCodeAt(at) - ZERO
  const b = text.charCodeAt(at + 1) - ZERO
  if (b < 0 || b > 9 || Number.isNaN(b)) return -1
  if (a === -16) return b
  return a >= 0 && a <= 9 ? a * 10 + b : -1
}

export function four(text: string, at: number): number {
  const a = two(text, at)
  const b = two(text, at + 2)
  return a < 0 || b < 0 || text.charCodeAt(at) === 32 || text.charCodeAt(at + 2) === 32 ? -1 : a * 100 + b
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Month by its three letters, 1 to 12; 0 when it is none. */
export function monthAt(text: string, at: number): number {
  const a = text.charCodeAt(at) | 32
  const b = text.charCodeAt(at + 1) | 32
  const c = text.charCodeAt(at + 2) | 32
  switch ((a << 16) | (b << 8) | c) {
    case 0x6a616e:
      return 1
    case 0x666562:
      return 2
    case 0x6d6172:
      return 3
    case 0x617072:
      return 4
    case 0x6d6179:
      return 5
    case 0x6a756e:
      return 6
    case 0x6a756c:
      return 7
    case 0x617567:
      return 8
    case 0x736570:
      return 9
    case 0x6f6374:
      return 10
    case 0x6e6f76:
      return 11
    case 0x646563:
      return 12
  }
  return 0
}

/** `hh:mm:ss[.,]ffffff` into the stamp; false when it is none. */
export function clockAt(text: string, at: number, stamp: Stamp): boolean {
  let from = at
  // 7:05:01, as Cisco, Samba and people write it
  const isShort = text.charCodeAt(at + 1) === 58
  const hour = isShort ? text.charCodeAt(at) - ZERO : two(text, at)
  if (isShort) from--
  const minute = two(text, from + 3)
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || text.charCodeAt(from + 2) !== 58) return false
  stamp.hour = hour
  stamp.minute = minute
  stamp.second = 0
  stamp.micro = 0
  stamp.end = from + 5
  if (text.charCodeAt(from + 5) !== 58) return true
  const second = two(text, from + 6)
  // 60 is a leap second, 61 what old C libraries allow
  if (second < 0 || second > 61) return false
  stamp.second = second
  stamp.end = from + 8
  const mark = text.charCodeAt(stamp.end)
  if ((mark === 46 || mark === 44) && isDigit(text.charCodeAt(stamp.end + 1))) fractionAt(text, stamp.end + 1, stamp)
  return true
}

/** Digits after the point to microseconds; further digits are passed over. */
function fractionAt(text: string, at: number, stamp: Stamp): void {
  let micro = 0
  let digits = 0
  let end = at
  for (; isDigit(text.charCodeAt(end)) && end - at < 12; end++)
    if (digits < 6) {
      micro = micro * 10 + text.charCodeAt(end) - ZERO
      digits++
    }
  for (; digits < 6; digits++) micro *= 10
  stamp.micro = micro
  stamp.end = end
}

/** `Z`, `+09:00`, `+0900`, `+09` at a place; `end` moves behind it. */
export function offsetAt(text: string, at: number, stamp: Stamp): boolean {
  const sign = text.charCodeAt(at)
  if (sign === 90 || sign === 122) {
    if (isWord(text.charCodeAt(at + 1))) return false
    stamp.offset = 0
    stamp.end = at + 1
    return true
  }
  if (sign !== 43 && sign !== 45) return false
  const hours = two(text, at + 1)
  if (hours < 0 || hours > 14 || text.charCodeAt(at + 1) === 32) return false
  const hasColon = text.charCodeAt(at + 3) === 58
  const minutes = two(text, at + (hasColon ? 4 : 3))
  const isFull = minutes >= 0 && minutes < 60 && text.charCodeAt(at + (hasColon ? 4 : 3)) !== 32
  stamp.offset = (hours * 60 + (isFull ? minutes : 0)) * (sign === 45 ? -1 : 1)
  stamp.end = at + 3 + (isFull ? 2 : 0) + (isFull && hasColon ? 1 : 0)
  return true
}

export const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)

/** A zone after one space or none: `+0900`, ` +09:00`, ` UTC`, ` JST`. Nothing there is no fault. */
export function zoneAt(text: string, stamp: Stamp): void {
  const at = text.charCodeAt(stamp.end) === 32 ? stamp.end + 1 : stamp.end
  if (offsetAt(text, at, stamp)) return
  let end = at
  while (end - at < 5 && text.charCodeAt(end) >= 65 && text.charCodeAt(end) <= 90) end++
  if (end - at < 3 || isWord(text.charCodeAt(end))) return
  // `EST: message` is a program; `EDT: %ASA-…` is how Cisco ends its time
  if (text.charCodeAt(end) === 58 && !text.startsWith(': %', end)) return
  const offset = zoneLetters[text.slice(at, end)]
  if (offset === undefined) return
  stamp.offset = offset
  stamp.end = end
}

// What a reporter says of the clock behind the log: its zone, whether it is kept by NTP, how far it is off (S4-16).
import { zoneOffset } from '#src/core/zone-name.ts'

export type ClockStatement = {
  readonly zone: string | null
  readonly offset: number | null
  readonly isSynced: boolean | null
  readonly errorSeconds: number | null
  readonly said: string | null
}

export const NO_CLOCK: ClockStatement = { zone: null, offset: null, isSynced: null, errorSeconds: null, said: null }

const NAME =
  '((?:UTC|GMT)\\s?[+-]\\s?\\d{1,2}(?::?\\d{2})?|[+-]\\d{2}:?\\d{2}|[A-Z]{3,4}|日本標準時|日本時間|協定世界時|世界標準時|Asia/Tokyo|(?:Japan|Eastern|Pacific) (?:Standard|Daylight) Time|Central European(?: Summer)?(?: Time)?|Greenwich Mean Time|(?:Coordinated )?Universal Time)'
const ZONE_SAYINGS: readonly RegExp[] = [
  new RegExp(`(?:タイムゾーン|時間帯|標準時|時刻帯|時差)\\s{0,4}(?:は|が|[::=])?\\s{0,4}[((]?\\s?${NAME}`),
  new RegExp(`(?:時刻|時間|日時|タイムスタンプ)(?:は|が)?(?:すべて|全て)?\\s?${NAME}(?:です|で|、|。|\\s|$)`),
  new RegExp(`(?:ログ|記録)[^\\n。]{0,20}(?:時刻|時間|日時)[^\\n。]{0,10}?${NAME}`),
  new RegExp(`\\btime[ -]?zone\\b[^\\n.]{0,20}?\\b(?:is|in|of|=|:)?\\s?[("']?${NAME}`, 'i'),
  new RegExp(
    `\\b(?:times?|timestamps?|dates?)\\b(?: and (?:dates?|times?))?(?: stamps?)?[^\\n.]{0,40}?\\b(?:is|are|in|given|shown|listed|expressed|reported|using)\\b[^\\n.]{0,20}?[( ]${NAME}\\b`,
    'i',
  ),
  new RegExp(`\\b(?:lines|logs?|entries|records|everything)\\b[^\\n.]{0,24}\\b(?:is|are) (?:all )?in ${NAME}\\b`, 'i'),
  /\b(?:log )?times? (?:in|are) ([+-]\d{1,4}) ?(?:UTC|GMT)?/i,
  new RegExp(`\\(\\s?(?:all )?times?(?: in)?:? ${NAME}\\s?\\)`, 'i'),
]
const UNIT =
  '(?<n>\\d{1,6}(?:\\.\\d{1,3})?)\\s?(?<unit>秒|分|時間|ミリ秒|seconds?|minutes?|hours?|secs?\\b|mins?\\b|ms\\b)'
const AHEAD: readonly RegExp[] = [
  new RegExp(
    `(?:時計|時刻|clock|\\bit)[^。.]{0,60}?${UNIT}[^。.]{0,12}?(?<way>進|早|遅|fast|slow|ahead|behind|late|off)`,
    'i',
  ),
  new RegExp(`(?:時計|時刻|clock)[^。.]{0,30}?(?<way>進|早|遅|fast|slow|ahead|behind)[^。.]{0,12}?${UNIT}`, 'i'),
]
const ERROR = new RegExp(
  `(?:誤差|ずれ|ズレ|精度|(?:clock|time) (?:error|skew|drift|offset|deviation)|accurate (?:to )?within|within)[^\\n。.]{0,12}?(?:±|\\+\\/-|約|は|:|:|of|\\s){0,4}${UNIT}`,
  'i',
)
const EXACT =
  /(?:時刻|時計|時間)(?:は|が|の|も)?[^\n。]{0,8}?(?:正確|合って(?:い|お)|狂いはな|ずれはな|ずれていな)|\b(?:our |the |my |its )?(?:clocks?|times?(?:stamps?)?)\b[^\n.]{0,30}\b(?:accurate|exact|correct|right|synchroni[sz]ed|in sync)\b/i
const NOT_EXACT =
  /正確(?:で(?:は)?(?:ない|ありません)|か(?:どうか)?(?:は)?(?:不明|分か|わか))|時計(?:は|が)?[^\n。]{0,6}(?:合ってい(?:ない|ません)|ずれて(?:いる|います|おり)|狂って)|\b(?:clocks?|times?(?:stamps?)?)\b[^\n.]{0,20}\b(?:not|n['’]t|never) (?:\w+ )?(?:accurate|exact|correct|right|synchroni[sz]ed|in sync)\b/i
const NTP = /NTP[^\n。]{0,60}/i
const NTP_BEFORE = /(?:\b(?:not|no|never|without|lacks?)|n['’]t)\b(?: \w+){0,3} $/i

/** Reads the statement out of a text, bounded to its first part; what is not said stays null. */
export function clockStatement(text: string): ClockStatement {
  const head = text.slice(0, 40_000)
  let zone: string | null = null
  let offset: number | null = null
  let said: string | null = null
  for (const pattern of ZONE_SAYINGS) {
    const m = pattern.exec(head)
    const found = m?.[1]?.trim()
    const minutes = found === undefined ? null : zoneOffset(/^[+-]\d{1,4}$/.test(found) ? padZone(found) : found)
    if (m && found !== undefined && minutes !== null) {
      zone = found
      offset = minutes
      said = lineAt(head, m.index)
      break
    }
  }
  const flat = speaksOfClock(head) ? unwrapped(head) : ''
  const ahead = AHEAD.map((p) => p.exec(flat)).find((m) => m !== null) ?? null
  const error = ahead ?? ERROR.exec(head)
  const isInexact = NOT_EXACT.test(flat)
  const exact = isInexact || ahead !== null ? null : EXACT.exec(flat)
  const isSynced = ntpStatement(flat) ?? (isInexact ? false : exact ? true : null)
  const { n = '', unit = '', way = '' } = error?.groups ?? {}
  const errorSeconds = error ? seconds(n, unit) * (/遅|slow|behind|late/i.test(way) ? -1 : 1) : null
  const hit = ahead ?? exact
  return {
    zone,
    offset,
    isSynced,
    errorSeconds: errorSeconds ?? (exact ? 0 : null),
    said: said ?? (hit ? sentenceAt(flat, hit.index) : error ? lineAt(head, error.index) : null),
  }
}

function speaksOfClock(text: string): boolean {
  return /時計|時刻|時間|NTP|clock|time/i.test(text)
}

/** Lines that a mailer wrapped become one again; what is laid out (short lines, labels, lists) stays as it is. */
function unwrapped(text: string): string {
  return text
    .replace(/(?<=[^\n]{30}[a-z0-9,;'’)-])\n(?![^\n:]{1,40}:)(?=[a-z(])/gi, ' ')
    .replace(/(?<=[^\n]{16}[\u3041-\u9fffA-Za-z0-9、])\n(?=[\u3041-\u9fff])/g, '')
}

/** Whether NTP keeps the clock: "NTP: なし", "does not use NTP", "set by NTP". */
function ntpStatement(text: string): boolean | null {
  const m = NTP.exec(text)
  if (m === null) return null
  if (NTP_BEFORE.test(text.slice(Math.max(0, m.index - 40), m.index))) return false
  const ntp = m[0].replace(/[((][^))]{0,20}[))]/g, '')
  if (/無|なし|未同期|していない|して(?:い)?ません|\bno\b|\bnot\b|\boff\b/i.test(ntp)) return false
  if (/有|あり|同期|使用|合わせ|\byes\b|sync|\bused?\b|\bon\b/i.test(ntp)) return true
  return /\b(?:set|kept|synchroni[sz]ed|synced|disciplined|run|use|uses|using|by|with|via) (?:\w+ ){0,2}$/i.test(
    text.slice(Math.max(0, m.index - 30), m.index),
  )
    ? true
    : null
}

/** The sentence around a place, its breaks taken out. */
function sentenceAt(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 200), index)
  const from =
    index - (before.length - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('。'), before.lastIndexOf('. ')) - 1)
  const rest = text.slice(from, from + 260)
  const end = /[。\n]|\.(?=\s|$)/.exec(rest.slice(index - from))
  return rest
    .slice(0, end === null ? 200 : index - from + end.index + (end[0] === '\n' ? 0 : 1))
    .trim()
    .slice(0, 200)
}

function padZone(text: string): string {
  const digits = text.slice(1)
  return text[0] + (digits.length <= 2 ? `${digits.padStart(2, '0')}00` : digits.padStart(4, '0'))
}

function seconds(amount: string, unit: string): number {
  const n = Number(amount)
  if (/^(?:ms|ミリ)/i.test(unit)) return n / 1000
  if (/^(?:分|min)/i.test(unit)) return n * 60
  return /^(?:時間|hour)/i.test(unit) ? n * 3600 : n
}

function lineAt(text: string, index: number): string {
  const from = text.lastIndexOf('\n', index) + 1
  const end = text.indexOf('\n', index)
  return text
    .slice(from, end < 0 ? undefined : end)
    .trim()
    .slice(0, 200)
}

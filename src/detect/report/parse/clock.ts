// What a reporter says of the clock behind the log: its zone, whether it is kept by NTP, how far it is off (S4-16).
import { zoneOffset } from './instant.ts'

export type ClockStatement = {
  readonly zone: string | null
  readonly offset: number | null
  readonly isSynced: boolean | null
  readonly errorSeconds: number | null
  readonly said: string | null
}

export const NO_CLOCK: ClockStatement = { zone: null, offset: null, isSynced: null, errorSeconds: null, said: null }

const NAME =
  '((?:UTC|GMT)\\s?[+-]\\s?\\d{1,2}(?::?\\d{2})?|[+-]\\d{2}:?\\d{2}|[A-Z]{3,4}|日本標準時|日本時間|協定世界時|世界標準時|Asia/Tokyo)'
const ZONE_SAYINGS: readonly RegExp[] = [
  new RegExp(`(?:タイムゾーン|時間帯|標準時|時刻帯|時差)\\s{0,4}(?:は|が|[::=])?\\s{0,4}[((]?\\s?${NAME}`),
  new RegExp(`(?:時刻|時間|日時|タイムスタンプ)(?:は|が)?(?:すべて|全て)?\\s?${NAME}(?:です|で|、|。|\\s|$)`),
  new RegExp(`(?:ログ|記録)[^\\n。]{0,20}(?:時刻|時間|日時)[^\\n。]{0,10}?${NAME}`),
  new RegExp(`\\btime[ -]?zone\\b[^\\n.]{0,20}?\\b(?:is|in|of|=|:)?\\s?[("']?${NAME}`, 'i'),
  new RegExp(
    `\\b(?:times?|timestamps?|dates?)\\b(?: and (?:dates?|times?))?(?: stamps?)?[^\\n.]{0,40}?\\b(?:is|are|in|given|shown|listed|expressed|reported|using)\\b[^\\n.]{0,20}?[( ]${NAME}\\b`,
    'i',
  ),
  /\b(?:log )?times? (?:in|are) ([+-]\d{1,4}) ?(?:UTC|GMT)?/i,
  new RegExp(`\\(\\s?(?:all )?times?(?: in)?:? ${NAME}\\s?\\)`, 'i'),
]
const AHEAD =
  /(?:時計|時刻|clock)[^\n。.]{0,30}?(\d{1,6})\s?(秒|分|時間|seconds?|minutes?|hours?|sec|min)[^\n。.]{0,12}?(進|早|遅|fast|slow|ahead|behind|off)/i
const ERROR =
  /(?:誤差|ずれ|ズレ|精度|(?:clock|time) (?:error|skew|drift|offset|deviation)|accurate (?:to )?within|within)[^\n。.]{0,12}?(?:±|\+\/-|約|は|:|:|of|\s){0,4}(\d{1,6}(?:\.\d{1,3})?)\s?(秒|分|時間|seconds?|minutes?|hours?|sec\b|min\b|ms|ミリ秒)/i
const EXACT =
  /(?:時刻|時計|時間)(?:は|が|の)?[^\n。]{0,8}?正確|(?:clock|times?(?:stamps?)?)\b[^\n.]{0,30}\b(?:accurate|exact|correct|synchroni[sz]ed|in sync)\b/i
const NOT_EXACT =
  /正確(?:で(?:は)?(?:ない|ありません)|か(?:どうか)?(?:は)?(?:不明|分か|わか))|\bnot (?:accurate|exact|synchroni[sz]ed|in sync)/i
const NTP = /NTP[^\n。]{0,60}/i

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
  const ahead = AHEAD.exec(head)
  const error = ahead ?? ERROR.exec(head)
  const isInexact = NOT_EXACT.test(head)
  const exact = isInexact ? null : EXACT.exec(head)
  let isSynced: boolean | null = isInexact ? false : exact ? true : null
  const ntp = NTP.exec(head)?.[0].replace(/[((][^))]{0,20}[))]/g, '')
  if (ntp !== undefined && /無|なし|未同期|していない|\bno\b|\bnot\b|\boff\b/i.test(ntp)) isSynced = false
  else if (ntp !== undefined && /有|あり|同期|使用|\byes\b|sync|\bused?\b|\bon\b/i.test(ntp)) isSynced = true
  const errorSeconds = error
    ? seconds(error[1]!, error[2]!) * (ahead && /遅|slow|behind/i.test(ahead[3]!) ? -1 : 1)
    : null
  return {
    zone,
    offset,
    isSynced,
    errorSeconds: errorSeconds ?? (exact ? 0 : null),
    said: said ?? (exact ? lineAt(head, exact.index) : error ? lineAt(head, error.index) : null),
  }
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

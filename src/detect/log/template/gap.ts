// What may stand in a gap of a sentence: narrow enough that every format takes each value of it alike.
export type Gap = 'user' | 'ip' | 'port' | 'number' | 'key'

const ends: Readonly<Record<Gap, (text: string, at: number) => number>> = {
  user: afterUser,
  ip: afterIp,
  port: afterPort,
  number: (text, at) => afterDigits(text, at, 9),
  key: afterKey,
}

export const isGap = (name: string): name is Gap => Object.hasOwn(ends, name)

/** The place behind what stands in the gap; -1 when it is something else. */
export const gapEnd = (gap: Gap, text: string, at: number): number => ends[gap](text, at)

/** Values of a gap that stand nowhere else in a line, to see where they come to stand. */
export function sampleOf(gap: Gap, nth: number, isOther: boolean): string {
  const n = nth * 2 + (isOther ? 1 : 0)
  if (gap === 'user') return `zqu${n}w`
  if (gap === 'ip') return `203.0.113.${201 + n}`
  if (gap === 'port') return `${48_271 + n}`
  if (gap === 'number') return `${739_190 + n}`
  return `SHA256:zqk${n}w`
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)

const mostUser = 32
/** Words that formats take for no name at all. */
const noNames: ReadonlySet<string> = new Set(['undefined', 'unknown', 'UNKNOWN'])

/** `root`, `taro.yamada`, `_apt`, `www-data`. */
function afterUser(text: string, at: number): number {
  let end = at
  let code = text.charCodeAt(end)
  if (!isLetter(code) && code !== 95) return -1
  while (isLetter(code) || isDigit(code) || code === 95 || code === 45 || code === 46) code = text.charCodeAt(++end)
  const last = text.charCodeAt(end - 1)
  // the full stop of the sentence is none of the name
  if (last === 46) end--
  if (text.charCodeAt(end - 1) === 46 || text.charCodeAt(end - 1) === 45) return -1
  const length = end - at
  return length > mostUser || ((length === 7 || length === 9) && noNames.has(text.slice(at, end))) ? -1 : end
}

function afterIp(text: string, at: number): number {
  let end = at
  for (let n = 0; n < 4; n++) {
    if (n > 0 && text.charCodeAt(end++) !== 46) return -1
    const next = afterDigits(text, end, 3)
    if (next < 0) return -1
    if (next - end === 3 && text.slice(end, next) > '255') return -1
    end = next
  }
  return end
}

function afterPort(text: string, at: number): number {
  const end = afterDigits(text, at, 5)
  return end < 0 || (end - at === 5 && text.slice(at, end) > '65535') ? -1 : end
}

/** Digits as a number is written: no nought before others. */
export function afterDigits(text: string, at: number, most: number): number {
  let end = at
  while (isDigit(text.charCodeAt(end))) end++
  const length = end - at
  return length === 0 || length > most || (length > 1 && text.charCodeAt(at) === 48) ? -1 : end
}

const mostKey = 96

function afterKey(text: string, at: number): number {
  let end = at
  for (let code = text.charCodeAt(end); isLetter(code) || isDigit(code) || code === 43 || code === 47 || code === 58; )
    code = text.charCodeAt(++end)
  return end === at || end - at > mostKey ? -1 : end
}

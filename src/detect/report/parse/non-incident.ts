// What looks like an incident to whoever reports it and is known to be none: a hint for triage, never a decision (S2-16).
import type { LogLine } from './log-line.ts'

export type LooksLike = 'looks-hoax' | 'looks-ident'

const MAX_CHARS = 6000

const CHAIN =
  /\b(?:forward|send|pass) (?:this|it)(?: \w+){0,4} (?:to|on to) (?:every(?:one|body)|all|as many)|\bto (?:everyone|everybody|all your (?:friends|contacts))\b|(?:できるだけ|なるべく|一人でも)?(?:多く|大勢|全員|みんな|皆(?:さん|様)?|友人|知り合い)[^。\n]{0,12}(?:に|へ)[^。\n]{0,8}(?:転送し|回し|広め|知らせ|伝え|送っ)て/i
const HOAX =
  /\b(?:no (?:cure|remedy|fix|solution)|cannot be (?:removed|deleted|repaired|cured)|can(?:no|')t be (?:removed|deleted)|do not open (?:it|any)|burns? (?:out )?your|destroy\w* your (?:hard|computer|disk))\b|消せません|消せない|駆除できません|駆除できない|対策(?:が|は)(?:ない|ありません|見つかっ)|絶対に開か|すぐ(?:に)?(?:消|削除)し|燃え|破壊し/i

/** A chain letter with a scare: somebody passes on a hoax, nobody has been attacked. */
function isHoax(subject: string, text: string): boolean {
  const head = text.slice(0, MAX_CHARS).replace(/\n[>\s|]{0,4}/g, ' ')
  const japanese = head.replace(/(?<=[\u3041-\u9fff、]) (?=[\u3041-\u9fff])/g, '')
  return CHAIN.test(japanese) && HOAX.test(`${subject}\n${japanese}`)
}

/** The port that a line of a firewall's log says was knocked at. */
const TARGET_PORT =
  /(?:->|=>|→|\bto\b)\s?\S{3,45}[:./ ](?<a>\d{1,5})(?![\d.])|\b(?:DPT|dpt|dport|dst_?port|destination port)[=: ]{1,2}(?<b>\d{1,5})/g
const IDENT_PORT = 113

/** A mail server asks back on port 113 (ident, RFC 1413) after mail was sent to it; a home firewall calls that an attack. */
function isIdent(lines: readonly LogLine[]): boolean {
  const ports = new Set<number>()
  for (const { raw } of lines.slice(0, 1000))
    for (const m of raw.slice(0, 1000).matchAll(TARGET_PORT)) ports.add(Number(m.groups!.a ?? m.groups!.b))
  return ports.size === 1 && ports.has(IDENT_PORT)
}

/** The look-alike that a report is, when it is one. */
export function looksLike(subject: string, text: string, lines: readonly LogLine[]): LooksLike | null {
  if (lines.length === 0) return isHoax(subject, text) ? 'looks-hoax' : null
  return isIdent(lines) ? 'looks-ident' : null
}

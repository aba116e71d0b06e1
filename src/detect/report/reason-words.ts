import type { Language } from '#src/core/language.ts'
import { defang, type ObservableType } from '#src/core/observable.ts'
import { formatDay, formatElapsed, formatInstant, isZone, zoneLabel } from '#src/core/time.ts'
import { speaker, words } from '#src/core/words.ts'
import type { LikenessFacts, LikenessReason, LikenessResult } from './likeness.ts'

const reasonWords = words({
  'both.source': { ja: 'どちらも {value} を発信元としています', en: 'Both name {value} as the source' },
  'both.target': { ja: 'どちらも {value} を宛先としています', en: 'Both name {value} as the target' },
  'both.reporter': {
    ja: 'どちらも同じ報告者側（{value}）からの報告です',
    en: 'Both come from the same house ({value})',
  },
  'both.other': { ja: 'どちらにも {value} があります', en: 'Both name {value}' },
  stone: {
    ja: '{value} は {attacked} では攻撃を受けた側、{attacking} では発信元です（踏み台の疑い）',
    en: '{value} is attacked in {attacked} and attacks in {attacking} (a stepping stone, perhaps)',
  },
  'reporter.source': {
    ja: '{reporting} の報告者側（{value}）が {naming} では発信元とされています',
    en: 'The reporter’s own {value} in {reporting} is named as the source in {naming}',
  },
  'reporter.target': {
    ja: '{reporting} の報告者側（{value}）が {naming} では宛先とされています',
    en: 'The reporter’s own {value} in {reporting} is named as the target in {naming}',
  },
  mixed: {
    ja: 'どちらにも {value} があります（{a} では{roleA}、{b} では{roleB}）',
    en: 'Both name {value} ({roleA} in {a}, {roleB} in {b})',
  },
  'role.source': { ja: '発信元', en: 'source' },
  'role.target': { ja: '宛先', en: 'target' },
  'role.reporter': { ja: '報告者側', en: 'reporter' },
  'role.other': { ja: '役割の記載なし', en: 'no role given' },
  apart: { ja: '時刻の差は{gap}（{a}と{b}）', en: '{gap} apart ({a} and {b})' },
  slack: {
    ja: '時刻の差は{gap}（{a}と{b}）で、時計の誤差の範囲（{slack}）に収まります',
    en: '{gap} apart ({a} and {b}), within what the clocks may be off ({slack})',
  },
  overlap: { ja: '同じ時間帯です（{a}）', en: 'at the same time ({a})' },
  unknown: { ja: '時刻は比べられません', en: 'the times cannot be compared' },
  rare: { ja: 'この値は他のどの報告にもありません', en: 'no other report names it' },
  seen: { ja: 'この値は全部で{count}件の報告にあります', en: '{count} reports name it in all' },
  private: {
    ja: '私用アドレスなので、別のサイトの別の機器かもしれません',
    en: 'a private address, so it may be another machine at another site',
  },
})

/** The reasons as sentences that a person can check against the two reports. */
export function sayReasons(
  result: LikenessResult,
  a: LikenessFacts,
  b: LikenessFacts,
  lang: Language,
  deskZone: string,
): string[] {
  return result.reasons.map((reason) => sentence(reason, a, b, lang, deskZone))
}

function sentence(
  reason: LikenessReason,
  a: LikenessFacts,
  b: LikenessFacts,
  lang: Language,
  deskZone: string,
): string {
  const t = speaker(reasonWords, lang)
  const parts = [shared(reason, a, b, t), time(reason, a, b, lang, deskZone, t)]
  parts.push(reason.seen <= 2 ? t('rare') : t('seen', { count: reason.seen }))
  if (reason.isPrivate) parts.push(t('private'))
  return lang === 'ja' ? `${parts.join('。')}。` : `${parts.join('; ')}.`
}

type Say = ReturnType<typeof speaker<typeof reasonWords>>

function shared(
  { type, value: plain, roleA, roleB }: LikenessReason,
  a: LikenessFacts,
  b: LikenessFacts,
  t: Say,
): string {
  const value = defang({ type: type as ObservableType, value: plain }).slice(0, 200)
  if (roleA === roleB) return t(`both.${roleA}`, { value })
  const roles = new Map([
    [roleA, a.number],
    [roleB, b.number],
  ])
  const reporting = roles.get('reporter')
  if (roles.has('source') && roles.has('target'))
    return t('stone', { value, attacked: roles.get('target'), attacking: roles.get('source') })
  if (reporting && roles.has('source')) return t('reporter.source', { value, reporting, naming: roles.get('source') })
  if (reporting && roles.has('target')) return t('reporter.target', { value, reporting, naming: roles.get('target') })
  return t('mixed', { value, a: a.number, b: b.number, roleA: t(`role.${roleA}`), roleB: t(`role.${roleB}`) })
}

function time(
  { near }: LikenessReason,
  a: LikenessFacts,
  b: LikenessFacts,
  lang: Language,
  deskZone: string,
  t: Say,
): string {
  if (near.kind === 'unknown') return t('unknown')
  const zone = [a.zone, b.zone, deskZone].find((one) => isZone(one) && one !== 'UTC') ?? deskZone
  const instant = (ms: number) => formatInstant(ms, { lang, zone, named: true })
  if (near.kind === 'overlap') return t('overlap', { a: instant(Math.max(near.aMs, near.bMs)) })
  const [early, late] = near.aMs <= near.bMs ? [near.aMs, near.bMs] : [near.bMs, near.aMs]
  const sameDay = formatDay(early, { lang, zone }) === formatDay(late, { lang, zone })
  const clock = (ms: number) => formatInstant(ms, { lang, zone, named: false }).split(' ').at(-1)!
  // One day: `1999年6月23日(水) 10:00 JSTと12:34`, and not the day twice.
  const facts = {
    gap:
      near.gapMs < 60_000
        ? `${Math.round(near.gapMs / 1_000)}${lang === 'ja' ? '秒' : ' s'}`
        : formatElapsed(near.gapMs, lang),
    slack: formatElapsed(Math.max(60_000, near.slackMs), lang),
    a: sameDay ? formatInstant(early, { lang, zone, named: false }) : instant(early),
    b: sameDay ? `${clock(late)} ${zoneLabel(zone, late)}` : instant(late),
  }
  return t(near.isWithinSlack ? 'slack' : 'apart', facts)
}

// The table of deadlines as a document, written from the data so that it can never say anything else.
import type { Question } from './fact.ts'
import { type Due, isUnsure, type Period, type Regime, type Stage } from './regime.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const both = ({ ja, en }: { ja: string; en: string }): string => cell(`${ja} / ${en}`)
const unitsJa = { hours: '時間', days: '日', 'business-days': '営業日', months: 'か月' } as const
const unitsEn = { hours: 'hours', days: 'days', 'business-days': 'business days', months: 'months' } as const
const one = (amount: number, unit: string): string => (amount === 1 ? unit.replace(/s$/, '') : unit)

/** `docs/clocks.md`, whole. */
export function clocksDocument(regimes: readonly Regime[], questions: readonly Question[]): string {
  const sorted = [...regimes].sort((a, b) => (a.id < b.id ? -1 : 1))
  return [
    '# 報告期限 Deadlines',
    '',
    '<!-- Written by scripts/clocks-document.ts from clocks/; do not edit. -->',
    '',
    '法律の助言ではありません。「未確認」は原典と照らし合わせていないもの、または読み方が定まらないものです。',
    'Not legal advice. “Not verified” has not been held against its source, or its reading is not settled.',
    '',
    '自組織の規定や契約は、データフォルダーの `clocks/` に同じ形のファイルを置きます。同じ id と適用開始日のものは置き換わります。',
    'Rules and contracts of your own go into `clocks/` of the data folder, as files of the same form; one of the same id and date replaces ours.',
    '',
    '| id | 規定 Regime | 根拠 Reference | 適用 In force | 確認 Verified |',
    '|---|---|---|---|---|',
    ...sorted.map(
      (regime) =>
        `| [\`${regime.id}\`](#${regime.id}) | ${both(regime.name)} | ${linked(regime)} | ${inForce(regime)} | ${verified(regime)} |`,
    ),
    '',
    ...sorted.flatMap(regimeSection),
    '## 質問 Questions',
    '',
    '| id | 日本語 | English |',
    '|---|---|---|',
    ...questions.map((question) => `| \`${question.id}\` | ${cell(question.ja)} | ${cell(question.en)} |`),
    '',
  ].join('\n')
}

const linked = ({ reference, source }: Regime): string =>
  source === null ? both(reference) : `[${both(reference)}](${source})`
const inForce = ({ enabled, effective_from, effective_until }: Regime): string =>
  `${effective_from} –${effective_until ? ` ${effective_until}` : ''}${enabled ? '' : '（無効 off）'}`
const verified = ({ verified_on }: Regime): string => verified_on ?? '未確認 not verified'

function regimeSection(regime: Regime): string[] {
  return [
    `## ${regime.id}`,
    '',
    both(regime.name),
    '',
    '| 段階 Stage | 起点 Start | 期限 Due | 宛先 Recipient | |',
    '|---|---|---|---|---|',
    ...regime.stages.map(
      (stage) =>
        `| ${both(stage.name)} | ${startOf(regime, stage)} | ${dueOf(stage)} | ${both(stage.recipient)} | ${isUnsure(regime, stage) ? '未確認 unsure' : ''} |`,
    ),
    '',
    ...regime.triggers.map((trigger) => `- 要件 Trigger: ${both(trigger)}`),
    ...regime.exceptions.map((exception) => `- 例外 Exception: ${both(exception)}`),
    ...[...regime.unsure, ...regime.stages.flatMap((stage) => stage.unsure)]
      .filter((text, at, all) => all.findIndex((other) => other.en === text.en) === at)
      .map((text) => `- 未確認 Not sure: ${both(text)}`),
    '',
  ]
}

function startOf(regime: Regime, { starts }: Stage): string {
  if ('event' in starts) return both(regime.events.find((event) => event.id === starts.event)!.name)
  const { name } = regime.stages.find((stage) => stage.id === starts.after_stage)!
  return cell(`「${name.ja}」を送ったとき / when “${name.en}” is sent`)
}

function dueOf({ due, or_due, cap, aim }: Stage): string {
  const more = [
    ...or_due.map((other) => `${both(other.because)}`),
    ...(cap ? [`遅くとも${cap.period.amount}時間 / at the latest ${cap.period.amount} hours`] : []),
    ...(aim ? [`目安${aim.amount}${unitsJa[aim.unit]} / aim for ${aim.amount} ${unitsEn[aim.unit]}`] : []),
  ]
  return [duration(due), ...more].join('<br>')
}

function duration(due: Due): string {
  if ('word' in due) return both(due.word)
  if ('set_by_you' in due) return '組織が入れる / set by you'
  const { ja, en } = inWords(due)
  return `${ja} / ${en}`
}

function inWords({ amount, unit, first_day, end_on_closed_day, from_year_end }: Period): { ja: string; en: string } {
  const isDays = unit === 'days' || unit === 'business-days'
  const moved = {
    stays: null,
    'next-open-day': ['休日なら次の開庁日', 'moves to the next open day'],
    'noon-of-next-open-day': ['休日なら次の営業日の正午', 'moves to noon of the next working day'],
  }[end_on_closed_day]
  const ja = [
    ...(isDays ? [first_day === 'counted' ? '初日算入' : '初日不算入'] : []),
    ...(from_year_end ? ['暦年の末日から'] : []),
    ...(moved ? [moved[0]!] : []),
  ]
  const en = [
    ...(isDays ? [first_day === 'counted' ? 'first day counted' : 'first day not counted'] : []),
    ...(from_year_end ? ['from the end of the calendar year'] : []),
    ...(moved ? [moved[1]!] : []),
  ]
  return {
    ja: `${amount}${unitsJa[unit]}${ja.length > 0 ? `（${ja.join('、')}）` : ''}`,
    en: `${amount} ${one(amount, unitsEn[unit])}${en.length > 0 ? ` (${en.join(', ')})` : ''}`,
  }
}

// What stands on the papers of the kit, in finished words.
import type { Language } from '#src/core/language.ts'
import { formatElapsed, formatInstant } from '#src/core/time.ts'
import { say, speaker } from '#src/core/words.ts'
import type { Letter as Paper } from '#src/platform/pdf/documents/letter.ts'
import type { Contact } from '#src/prepare/contact/contact.ts'
import { type Letter, placeholders } from '#src/prepare/knowledge/letter.ts'
import { knowledgeWords } from '#src/prepare/knowledge/words.ts'
import { playbookWords } from '#src/prepare/playbook/field-words.ts'
import { conditionOf, numbersOf, spanText } from '#src/prepare/playbook/outline.ts'
import type { Playbook, Step } from '#src/prepare/playbook/playbook.ts'
import type { Readiness } from '#src/prepare/readiness/readiness.ts'
import { reachMs, reachTogetherMs } from '#src/prepare/readiness/route.ts'
import type { KitFile } from './kit.ts'
import { offlineWords } from './words.ts'

export type Maker = { readonly lang: Language; readonly zone: string; readonly at: string; readonly from: string }
type Block = Paper['blocks'][number]

/** A sheet of the desk: who made it, as of when, what it is. */
function sheet({ lang, zone, at, from }: Maker, subject: string, blocks: readonly Block[]): Paper {
  const t = speaker(offlineWords, lang)
  const date = new Date(at)
  return {
    lang,
    frame: 'sheet',
    day: [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()],
    corner: [t('as-of', { at: formatInstant(at, { lang, zone, named: true }) })],
    to: [],
    from: [from],
    subject,
    blocks: [...blocks],
    closing: '',
    contact: null,
  }
}
const p = (text: string): Block => ({ kind: 'p', text, isFlush: true })
const h = (text: string): Block => ({ kind: 'h', text })
const points = (items: readonly string[]): Block => ({ kind: 'points', items: [...items], isNumbered: false })
const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  head: [...head],
  rows: rows.map((row) => [...row]),
})

export function playbookSheet(maker: Maker, playbook: Playbook): Paper {
  const { lang } = maker
  const t = speaker(playbookWords, lang)
  const numbers = numbersOf(playbook)
  const stepText = (step: Step): string => {
    const only = conditionOf(playbook, step.id)
    const line = (key: 'how' | 'proof' | 'caution', text: string | undefined) =>
      text ? `${t(`field.${key}`)}: ${text.trim()}` : ''
    const [who, span] = [t(`role.${step.who}`), spanText(step.minutes, lang)]
    return [
      `□ ${numbers.get(step.id)}. ${step.does[lang]}${lang === 'ja' ? `（${who}、${span}）` : ` (${who}, ${span})`}`,
      only ? t('only-if', { step: numbers.get(only.step.id), answer: only.answer[lang] }) : '',
      line('how', step.how?.[lang]),
      line('caution', step.caution?.[lang]),
      step.choose
        ? `${step.choose.question[lang]} ${step.choose.answers.map((one) => `□ ${one[lang]}`).join('  ')}`
        : '',
      line('proof', step.proof[lang]),
    ]
      .filter(Boolean)
      .join('\n')
  }
  return sheet(maker, playbook.name[lang], [
    p(`${t('field.when')}: ${playbook.when[lang]}`),
    ...(playbook.never?.length ? [h(t('field.never')), points(playbook.never.map((one) => one[lang]))] : []),
    ...playbook.phases.flatMap((phase) => [
      h(phase.name[lang]),
      ...(playbook.gates ?? [])
        .filter((gate) => phase.steps.some((step) => gate.holds.includes(step.id)))
        .map((gate) => p(`▍${gate.says[lang]}`)),
      points(phase.steps.map(stepText)),
    ]),
  ])
}

export function routesSheet(maker: Maker, routes: readonly Readiness[], toReach: number): Paper {
  const { lang } = maker
  const t = speaker(offlineWords, lang)
  const span = (ms: number | null) => (ms === null ? t('unmeasured') : formatElapsed(ms, lang))
  const together = reachTogetherMs(routes, toReach)
  return sheet(maker, t('part.routes'), [
    p(t('routes.text')),
    ...(together === null ? [] : [p(t('routes.together', { count: toReach, span: span(together) }))]),
    table(
      [t('route'), t('who'), t('an-hour'), t('all', { count: toReach }), t('how'), t('done')],
      routes.map((one) => [
        one.name,
        [one.who, one.reached, one.deputy && `${one.deputy} ${one.deputyReached}`].filter(Boolean).join('\n'),
        one.perHour === null ? t('unmeasured') : String(one.perHour),
        span(reachMs(one, toReach)),
        one.says,
        '',
      ]),
    ),
  ])
}

export function contactsSheet(maker: Maker, contacts: readonly Contact[]): Paper {
  const t = speaker(offlineWords, maker.lang)
  const of = ({ channels }: Contact, kinds: readonly string[]) =>
    channels
      .filter((one) => kinds.includes(one.kind))
      .map((one) => [one.value, one.hours].filter(Boolean).join(' '))
      .join('\n')
  return sheet(maker, t('part.contacts'), [
    table(
      [t('name'), t('telephone'), t('fax'), t('mail-and-web')],
      contacts.map((one) => [
        [one.name, one.organisation === one.name ? '' : one.organisation, one.person].filter(Boolean).join('\n'),
        of(one, ['phone']),
        of(one, ['fax']),
        of(one, ['email', 'web']),
      ]),
    ),
  ])
}

export function machinesSheet(maker: Maker, machines: readonly Readiness[]): Paper {
  const t = speaker(offlineWords, maker.lang)
  return sheet(maker, t('part.machines'), [
    table(
      [t('machine'), t('administrator'), t('deputy'), t('how')],
      machines.map((one) => [
        one.name,
        [one.who, one.reached].filter(Boolean).join('\n'),
        [one.deputy, one.deputyReached].filter(Boolean).join('\n'),
        one.says,
      ]),
    ),
  ])
}

export function mediaSheet(maker: Maker, media: readonly Readiness[]): Paper {
  const { lang, zone } = maker
  const t = speaker(offlineWords, lang)
  return sheet(maker, t('part.media'), [
    table(
      [t('medium'), t('where'), t('contents'), t('looked')],
      media.map((one) => [
        one.name,
        [one.reached, one.who].filter(Boolean).join('\n'),
        one.says,
        one.last ? formatInstant(one.last.at, { lang, zone, named: false }) : t('never'),
      ]),
    ),
  ])
}

/** Letters as forms: each place is a name in brackets, to be filled in by hand. */
export function lettersSheet(maker: Maker, letters: readonly Letter[]): Paper {
  const { lang } = maker
  const t = speaker(offlineWords, lang)
  const named = speaker(knowledgeWords, lang)
  const blank = (wording: Letter['body']): string => {
    const facts = Object.fromEntries(
      (placeholders(wording[lang], lang) ?? []).map((name) => [
        name,
        named('letter.blank', { name: named(`fact.${name}` as 'fact.number') }),
      ]),
    )
    return say(wording, lang, facts).trim()
  }
  return sheet(
    maker,
    t('part.letters'),
    letters.flatMap((one) => [h(one.name[lang]), p(one.when[lang]), p(blank(one.subject)), p(blank(one.body))]),
  )
}

/** The first page: what lies in the kit, under which version, and what to do with it. */
export function contentsSheet(maker: Maker, version: string, files: readonly KitFile[]): Paper {
  const t = speaker(offlineWords, maker.lang)
  return sheet(maker, t('title'), [
    p(t('contents.text')),
    { kind: 'record', rows: [{ label: t('version'), value: version }] },
    table(
      [t('file'), t('what'), t('count')],
      files.map((one) => [one.file, one.name || t(`part.${one.part}`), String(one.count)]),
    ),
    p(t('contents.keep')),
  ])
}

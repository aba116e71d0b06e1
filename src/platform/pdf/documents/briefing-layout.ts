import { formatElapsed, formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Briefing } from './briefing.ts'
import { briefingWords } from './briefing-words.ts'
import { fixedWords, house } from './house.ts'

/** The page for management in finished words; the template fits it on one page. */
export function layOutBriefing(data: Briefing) {
  const t = speaker(briefingWords, data.lang)
  const at = (iso: string) => formatInstant(iso, { lang: data.lang, zone: data.zone, named: false })
  const span = (to: string) => formatElapsed(Date.parse(to) - Date.parse(data.noticedAt), data.lang)
  const said = (text: string | readonly string[]) => [text].flat().flatMap((one) => one.trim() || [])
  const block = (key: 'happened' | 'means' | 'doing' | 'worstCase') => {
    const items = said(data[key])
    return { heading: t(key), items: items.length > 0 ? items : [t(`${key}.none`)], isEmpty: items.length === 0 }
  }
  const decided = said(data.decided)
  return {
    house: house({ ...data, name: t('name') }),
    w: fixedWords(briefingWords, data.lang),
    title: data.title,
    asOf: t('asOf', { at: at(data.asOf) }),
    times: data.closedAt
      ? t('closed', { at: at(data.noticedAt), closed: at(data.closedAt), span: span(data.closedAt) })
      : t('noticed', { at: at(data.noticedAt), span: span(data.asOf) }),
    facts: [
      { label: t('level'), value: data.level?.label ?? t('level.none'), meaning: data.level?.meaning ?? '' },
      ...(data.phase ? [{ label: t('phase'), value: data.phase.label, meaning: data.phase.meaning ?? '' }] : []),
      { label: t('lead'), value: data.lead || t('lead.none'), meaning: '' },
    ],
    before: [
      block('happened'),
      block('means'),
      block('doing'),
      ...(decided.length === 0 ? [] : [{ heading: t('decided'), items: decided, isEmpty: false }]),
    ],
    isAsked: data.decisions !== null,
    decisions: (data.decisions ?? []).map((decision) => ({
      what: decision.what,
      by: decision.by ? t('decisions.by', { at: at(decision.by) }) : '',
      recommended: decision.recommended ? t('decisions.recommended', { what: decision.recommended }) : '',
    })),
    worstCase: block('worstCase'),
    next: data.nextReportAt ? at(data.nextReportAt) : t('next.none'),
    contact: data.contact ?? '',
    more: t('more', { number: data.number }),
  }
}

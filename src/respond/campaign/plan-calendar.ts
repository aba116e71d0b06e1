// The plan of a mass reset for the calendars of whoever works on it (RFC 5545): phases, and the times that are kept free.
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { Language } from '#src/core/language.ts'
import { speaker, words } from '#src/core/words.ts'
import type { CampaignView } from './campaign.ts'
import { phaseWords } from './phase-words.ts'

const calendarWords = words({
  summary: { ja: '{number} {kind}', en: '{number} {kind}' },
  kept: { ja: '{number} 避ける時間：{name}', en: '{number} keep free: {name}' },
  version: { ja: '計画 第{version}版', en: 'Plan, version {version}' },
})
/** What has no end yet stands for an hour. */
const openMs = 3_600_000

export function planCalendar(
  {
    id,
    number,
    title,
    plan,
    planVersion,
    incident,
  }: Pick<CampaignView, 'id' | 'number' | 'title' | 'plan' | 'planVersion' | 'incident'>,
  of: { lang: Language; url: string; now: Date },
): string {
  const t = speaker({ ...calendarWords, ...phaseWords }, of.lang)
  const calendar = ical({
    name: `${number} ${title}`,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Hikeshi', product: 'campaign', language: of.lang.toUpperCase() },
  })
  const url = `${of.url}/incidents/${incident}/campaign`
  const put = (key: string, from: string, to: string | null, summary: string) =>
    calendar.createEvent({
      // The same phase in a later version replaces the one before in the calendar of its reader.
      id: `${id}-${key}@hikeshi`,
      sequence: planVersion,
      start: new Date(from),
      end: new Date(to ?? Date.parse(from) + openMs),
      stamp: of.now,
      summary,
      description: t('version', { version: planVersion }),
      transparency: ICalEventTransparency.TRANSPARENT,
      url,
    })
  for (const [i, { kind, from, to }] of plan.phases.entries())
    put(`phase-${i + 1}`, from, to, t('summary', { number, kind: t(`kind.${kind}`) }))
  for (const [i, { name, from, to }] of plan.kept.entries()) put(`kept-${i + 1}`, from, to, t('kept', { number, name }))
  return calendar.toString()
}

// The deadlines of one person as a calendar (RFC 5545). It is kept by calendar services outside of the desk, so it says the number
// of an incident and what is due, never its title or what happened.
import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator'
import type { Language } from '#src/core/language.ts'
import { speaker, words } from '#src/core/words.ts'
import { type ClockRow, effectiveDue } from './clock.ts'

const feedWords = words({
  name: { ja: '火消し 期限', en: 'Hikeshi deadlines' },
  summary: { ja: '期限 {number} {stage}', en: 'Due: {number} {stage}' },
  description: {
    ja: '{regime}\n宛先：{recipient}\n{arithmetic}\n{url}',
    en: '{regime}\nTo: {recipient}\n{arithmetic}\n{url}',
  },
})
/** How long before the end an entry stands in the calendar, and when it rings. */
const lengthMs = 30 * 60_000
const ringsBefore = [86_400, 7_200]

export function feedOf(rows: readonly ClockRow[], lang: Language, deskUrl: string, now: Date): string {
  const t = speaker(feedWords, lang)
  const calendar = ical({
    name: t('name'),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Hikeshi', product: 'deadlines', language: lang.toUpperCase() },
    ttl: 3_600,
  })
  for (const row of rows) {
    const due = effectiveDue(row)
    if (due === null) continue
    const end = new Date(due)
    const url = `${deskUrl}/incidents/${row.incident.number}/clocks`
    const event = calendar.createEvent({
      id: `${row.id}@hikeshi`,
      start: new Date(end.getTime() - lengthMs),
      end,
      stamp: now,
      summary: t('summary', { number: row.incident.number, stage: row.name.stage[lang] }),
      description: t('description', {
        regime: row.name.regime[lang],
        recipient: row.recipient[lang],
        arithmetic: row.overridden ? '' : row.arithmetic[lang],
        url,
      }),
      url,
    })
    for (const seconds of ringsBefore) event.createAlarm({ type: ICalAlarmType.display, trigger: seconds })
  }
  return calendar.toString()
}

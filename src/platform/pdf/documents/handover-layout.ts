import { formatDay, formatElapsed, formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import { caseFileWords } from './case-file-words.ts'
import type { Handover } from './handover.ts'
import { handoverWords } from './handover-words.ts'
import { fixedWords, house } from './house.ts'
import { timelineOf } from './timeline.ts'

/** The handover sheet in finished words. */
export function layOutHandover(data: Handover) {
  const style = { lang: data.lang, zone: data.zone }
  const t = speaker(handoverWords, data.lang)
  const at = (iso: string) => formatInstant(iso, { ...style, named: false })
  const now = Date.parse(data.generated.at)
  const span = (ms: number) => formatElapsed(Math.abs(ms), data.lang)
  const incidentOf = (number: string | null | undefined) => (number ? t('incident', { number }) : '')
  const since = at(data.since)
  return {
    house: house({ ...data, name: t('name'), number: null }),
    w: fixedWords(handoverWords, data.lang),
    since:
      data.sinceKind === 'time'
        ? t('since.time', { at: since })
        : data.giver
          ? t('since.last-login', { at: since, giver: data.giver })
          : t('since.last-login.nobody', { at: since }),
    until: t('until', { at: at(data.generated.at) }),
    counts: t('counts', {
      open: data.incidents.length,
      entries: data.changes.reduce((sum, change) => sum + change.entries.length + change.more, 0),
      due: data.due.length,
      questions: data.questions.length,
    }),
    waiting:
      data.waitingReports === null || data.waitingReports === undefined
        ? ''
        : t('waiting', { count: data.waitingReports }),
    incidents: data.incidents.map((incident) => ({
      number: incident.number,
      title: incident.title,
      state: [incident.level?.label, incident.phase?.label].filter(Boolean).join(' · '),
      lead: incident.lead || t('lead.none'),
      elapsed: span(now - Date.parse(incident.noticedAt)),
      noticed: at(incident.noticedAt),
      news: t('news.value', { count: incident.newEntries }),
    })),
    due: data.due
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .map((duty) => ({
        at: at(duty.at),
        isOver: Date.parse(duty.at) < now,
        left: t(Date.parse(duty.at) < now ? 'due.over' : 'due.left', { span: span(Date.parse(duty.at) - now) }),
        what: duty.what,
        incident: incidentOf(duty.incident),
        who: duty.who || t('due.who.none'),
      })),
    questions: data.questions.map((question) => ({
      text: question.text,
      aside: [incidentOf(question.incident), question.by, question.at ? at(question.at) : '']
        .filter(Boolean)
        .join(' · '),
    })),
    changes: data.changes
      .filter((change) => change.entries.length + change.more > 0)
      .map((change) => ({
        heading: `${t('incident', { number: change.incident })}　${change.title}`,
        more: change.more > 0 ? t('more', { count: change.more }) : '',
        days: timelineOf(
          change.entries.map((entry) => ({ ...entry, attachments: [] })),
          style,
        ).map(({ day, entries }) => ({
          day: day ? formatDay(day.iso, day.style) : caseFileWords['timeline.unknown'][data.lang],
          entries,
        })),
      })),
    giver: data.giver ?? '',
    receiver: data.receiver ?? '',
  }
}

import classes from './Calendar.module.css'
import { type CalendarSpan, dateIn, weeksOf } from './calendar-weeks.ts'
import { useLang } from './lang.tsx'
import { useNow } from './Times.tsx'
import { useZone } from './zone.tsx'

/** Spans on the days of a calendar, week by week; on a narrow page only the days on which something stands, one under the other. */
export function Calendar({ label, spans }: { label: string; spans: readonly CalendarSpan[] }) {
  const { lang } = useLang()
  const { zone } = useZone()
  const today = dateIn(useNow(), zone)
  const format = (date: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options }).format(new Date(date))
  const weeks = weeksOf(spans, zone)
  if (weeks.length === 0) return null
  return (
    <table className={classes.calendar} aria-label={label}>
      <thead>
        <tr>
          {weeks[0]!.map(({ date }) => (
            <th key={date} scope="col">
              {format(date, { weekday: 'short' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]!.date}>
            {week.map(({ date, spans }) => (
              <td
                key={date}
                data-empty={spans.length === 0 || undefined}
                aria-current={date === today ? 'date' : undefined}
              >
                <time dateTime={date}>
                  <span className={classes.whole}>
                    {format(date, { month: 'long', day: 'numeric', weekday: 'short' })}
                  </span>
                  <span className={classes.day} aria-hidden>
                    {date.endsWith('-01') || date === weeks[0]![0]!.date
                      ? format(date, { month: 'numeric', day: 'numeric' })
                      : Number(date.slice(8))}
                  </span>
                </time>
                {spans.map((span) => (
                  <div key={span.key} className={span.isKept ? classes.kept : classes.span}>
                    {span.name}
                  </div>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

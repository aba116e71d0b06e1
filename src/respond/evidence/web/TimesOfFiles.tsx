import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import { instantOf } from '#src/core/time.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { readClock, readDay, todayIn } from '#src/web/kit/stated-time.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { useZone } from '#src/web/kit/zone.tsx'
import { evidenceApi, type TimelineRow } from '../api.ts'
import classes from './LookSheet.module.css'
import { lookWords } from './look-words.ts'

type Ask = { readonly incident: string; readonly item: string; readonly reason: string }
type Seen = OutputOf<typeof evidenceApi.timeline>

/** `2026-11-22 09:00` in the zone of the page; null when it is no time, undefined when nothing stands there. */
function momentIn(text: string, zone: string): string | null | undefined {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return undefined
  const [, date = '', clock = '0:00'] = /^(.*?)(?:[\sT]+(\d{1,2}[:時].*))?$/.exec(plain) ?? []
  const [day, time] = [readDay(date, todayIn(zone, Date.now())), readClock(clock)]
  return day && time ? instantOf(...day, time[0], time[1], time[2] ?? 0, zone).toISOString() : null
}

/** The times of files as mactime orders them; what tells something goes on the record with one act. */
export function TimesOfFiles({ ask, first }: { ask: Ask; first: Seen }) {
  const t = useWords(lookWords)
  const { zone } = useZone()
  const look = useTell(evidenceApi.timeline, { also: ['record'] })
  const [filter, setFilter] = useState({ name: '', from: '', to: '' })
  const [pages, setPages] = useState<readonly Seen[]>([first])
  const last = pages.at(-1) ?? first
  const span = { from: momentIn(filter.from, zone), to: momentIn(filter.to, zone) }
  const isWrong = span.from === null || span.to === null
  const find = async (cursor?: string) => {
    if (isWrong) return
    const { from, to } = span
    const seen = await look.tell({
      ...ask,
      name: filter.name,
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      ...(cursor ? { cursor } : {}),
    })
    if (seen) setPages(cursor ? [...pages, seen] : [seen])
  }
  const found = pages.flatMap((page) => page.rows)
  const { clockErrorSeconds: error } = last
  return (
    <>
      <form
        className={forms.fields}
        onSubmit={(event) => {
          event.preventDefault()
          void find()
        }}
      >
        {(['name', 'from', 'to'] as const).map((field) => (
          <TextInput
            key={field}
            label={t(`times.${field}`)}
            maxLength={field === 'name' ? 500 : 60}
            value={filter[field]}
            error={field !== 'name' && span[field] === null ? t('times.wrong-date') : undefined}
            onChange={(event) => {
              const { value } = event.currentTarget
              setFilter((was) => ({ ...was, [field]: value }))
            }}
          />
        ))}
        <Button type="submit" className={classes.find} disabled={isWrong} loading={look.isTelling}>
          {t('times.find')}
        </Button>
      </form>
      <ProblemText problem={look.problem} />
      <p className={rows.quiet}>
        {t(last.wrong > 0 ? 'times.found.wrong' : 'times.found', { files: last.files, wrong: last.wrong })}{' '}
        {t('times.text')} {error ? t(error < 0 ? 'times.behind' : 'times.ahead', { seconds: Math.abs(error) }) : ''}
      </p>
      {found.length === 0 ? <p>{t('times.none')}</p> : <Rows found={found} item={ask.item} />}
      {last.isCut && <p className={rows.quiet}>{t('cut')}</p>}
      {last.next !== null && (
        <Button loading={look.isTelling} onClick={() => void find(last.next!)}>
          {t('next')}
        </Button>
      )}
    </>
  )
}

function Rows({ found, item }: { found: readonly TimelineRow[]; item: string }) {
  const t = useWords(lookWords)
  const { incident } = useIncident()
  const columns = ['at', 'name', 'size', 'mode', 'owner'] as const
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
    <section className={`${rows.scroll} ${classes.times}`} tabIndex={0} aria-label={t('as.timeline')}>
      <table className={rows.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{t(`times.column.${column}`)}</th>
            ))}
            {incident.can.write && <th>{t('times.column.act')}</th>}
          </tr>
        </thead>
        <tbody>
          {found.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows only come at the end, and none moves
            <tr key={index}>
              <td>
                <Instant at={row.at} precision="second" /> <code>{row.macb}</code>
              </td>
              <th scope="row">
                <span className={classes.name}>{row.name}</span>
              </th>
              <td data-label={t('times.column.size')}>{formatBytes(row.size)}</td>
              <td data-label={t('times.column.mode')}>
                <code>{row.mode}</code>
              </td>
              <td data-label={t('times.column.owner')}>
                {row.uid}:{row.gid}
              </td>
              {incident.can.write && (
                <td>
                  <Enter row={row} item={item} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Puts one time on the record of the incident, as a finding that names where it was read. */
function Enter({ row, item }: { row: TimelineRow; item: string }) {
  const t = useWords(lookWords)
  const { zone } = useZone()
  const { incident } = useIncident()
  const enter = useTell(incidentApi.addEntry, { also: ['record'] })
  const what = (['m', 'a', 'c', 'b'] as const)
    .filter((kind) => row.macb.includes(kind))
    .map((kind) => t(`times.${kind}`))
  if (enter.isDone) return <span className={rows.quiet}>{t('times.entered')}</span>
  return (
    <>
      <button
        type="button"
        className={rows.open}
        disabled={enter.isTelling}
        onClick={() =>
          void enter.tell({
            incident: incident.number,
            kind: 'finding',
            when: { from: row.at, to: row.at, precision: 'second', zone },
            source: item,
            text: t('times.entry', {
              name: row.name,
              what: what.join(', '),
              macb: row.macb,
              mode: row.mode,
              owner: `${row.uid}:${row.gid}`,
              size: formatBytes(row.size),
            }),
          })
        }
      >
        {t('times.enter')}
      </button>
      <ProblemText problem={enter.problem} />
    </>
  )
}

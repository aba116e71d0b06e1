import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant, type When } from '#src/core/time.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { ButtonLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { Standing } from '../against-intrusion.ts'
import { backupApi } from '../api.ts'
import classes from './Backups.module.css'
import { backupPageWords } from './words.ts'

const columns = [
  'column.name',
  'against.verdict',
  'against.lost',
  'against.suspect',
  'against.restore',
  'against.care',
] as const

/** In an incident: which backups are older than the intrusion, and which may hold what the intruder left. */
export function AgainstPart() {
  const t = useWords(backupPageWords)
  const style = useStyle()
  const notice = useNotice()
  const { incident } = useIncident()
  const mayRead = useMay('backup:read')
  const noticed = new Date(incident.noticedAt).toISOString()
  const [when, setWhen] = useState<When | null>({ from: noticed, to: noticed, precision: 'minute', zone: style.zone })
  const at = when?.from ?? noticed
  const asked = useAsk(backupApi.against, { at }, { keepsPrevious: true, enabled: mayRead })
  const enter = useTell(incidentApi.addEntry, { also: ['record'] })
  if (!mayRead) return <EmptyPlace title={t('no-right')}>{t('no-right.text')}</EmptyPlace>
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const all = asked.data.rows
  if (all.length === 0)
    return (
      <EmptyPlace title={t('empty.title')} act={<ButtonLink to="/backups">{t('against.register')}</ButtonLink>}>
        {t('against.none')}
      </EmptyPlace>
    )
  const restore = ({ restoreMinutes: all }: Standing): string =>
    all === null
      ? t('restore.unknown')
      : t('restore.minutes', { hours: Math.floor(all / 60), minutes: all < 60 ? Math.max(1, all) : all % 60 })
  const write = async () => {
    const lines = all.map(({ backup: { name, system }, standing }) =>
      t('entry.line', {
        name,
        system,
        verdict: t(`verdict.${standing.verdict}`),
        suspect: standing.suspect,
        restore: restore(standing),
      }),
    )
    const text = [t('entry.head', { at: formatInstant(at, { ...style, named: true }) }), ...lines].join('\n')
    if (await enter.tell({ incident: incident.number, kind: 'finding', text })) notice(t('against.entered'))
  }
  return (
    <Sheet
      title={t('against.title')}
      acts={
        incident.can.addEntry && (
          <Button variant="filled" loading={enter.isTelling} onClick={() => void write()}>
            {t('against.enter')}
          </Button>
        )
      }
    >
      <p>{t('against.text')}</p>
      <WhenInput label={t('against.at')} value={when} onChange={setWhen} />
      <ProblemText problem={enter.problem} />
      <OpenTable columns={columns.map((one) => t(one))}>
        {all.map(({ backup, standing }) => (
          <tr key={backup.id}>
            <th scope="row">
              {backup.name}
              <br />
              <span className={rows.quiet}>{backup.system}</span>
            </th>
            <td data-label={t('against.verdict')}>
              <span className={classes.state} data-state={standing.verdict}>
                {t(`verdict.${standing.verdict}`)}
              </span>{' '}
              {standing.newestOlder && <Instant at={standing.newestOlder} />}
            </td>
            <td data-label={t('against.lost')}>
              {standing.lostHours !== null && t('lost.hours', { hours: standing.lostHours })}
            </td>
            <td data-label={t('against.suspect')}>{t('suspect.count', { count: standing.suspect })}</td>
            <td data-label={t('against.restore')}>{restore(standing)}</td>
            <td data-label={t('against.care')}>
              {[
                standing.isProved ? null : t('care.unproved'),
                standing.isInReach ? t('care.in-reach') : null,
                standing.goneAt
                  ? t('care.gone', { at: formatInstant(standing.goneAt, { ...style, named: false }) })
                  : null,
              ]
                .filter((one) => one !== null)
                .join(' · ')}
            </td>
          </tr>
        ))}
      </OpenTable>
    </Sheet>
  )
}

import { useState } from 'react'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { anomalyApi, type DetectorRow } from '../api.ts'
import { detectorTitles, thresholdWords } from '../words.ts'
import { DetectorForm } from './DetectorForm.tsx'
import classes from './Detectors.module.css'
import { Holidays } from './Holidays.tsx'
import { anomalyPageWords } from './words.ts'

/** The detectors of what is unusual: from where on each speaks, what it remembers, how often it spoke and was wrong. */
export function Detectors() {
  const t = useWords(anomalyPageWords)
  const mayManage = useMay('rule:manage')
  const [opened, open] = useState<DetectorRow | null>(null)
  const asked = useAsk(anomalyApi.detectors, {})
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const { detectors, country } = asked.data
  return (
    <div className={classes.parts}>
      <p className={rows.quiet}>{t('lead')}</p>
      <OpenTable
        columns={(['detector', 'level', 'threshold', 'days', 'known', 'matches', 'false-alarms'] as const).map((one) =>
          t(`column.${one}`),
        )}
      >
        {detectors.map((row) => (
          <Row key={row.name} row={row} onOpen={mayManage ? () => open(row) : null} />
        ))}
      </OpenTable>
      <section>
        <h2 className={rows.part}>{t('work.title')}</h2>
        <p>{t('work.text')}</p>
        <PageLink to="/alerts/changes">{t('work.open')}</PageLink>
      </section>
      <Holidays country={country} />
      {opened && <DetectorForm key={opened.name} row={opened} onClose={() => open(null)} />}
    </div>
  )
}

function Row({ row, onOpen }: { row: DetectorRow; onOpen: (() => void) | null }) {
  const t = useWords(anomalyPageWords)
  const title = useWords(detectorTitles)(row.name)
  const what = useWords(thresholdWords)(row.name)
  return (
    <tr>
      <th scope="row">
        {onOpen === null ? (
          title
        ) : (
          <button type="button" className={rows.open} onClick={onOpen}>
            {title}
          </button>
        )}
      </th>
      <td data-label={t('column.level')}>{t(`level.${row.level as 'low'}`)}</td>
      <td data-label={t('column.threshold')}>
        {row.isOn ? t('threshold', { value: row.threshold, what }) : <strong>{t('off')}</strong>}
      </td>
      <td data-label={t('column.days')}>{row.days}</td>
      <td data-label={t('column.known')}>{row.known || <span className={rows.quiet}>{t('known.none')}</span>}</td>
      <td data-label={t('column.matches')}>{row.matches}</td>
      <td data-label={t('column.false-alarms')}>{row.falseAlarms}</td>
    </tr>
  )
}

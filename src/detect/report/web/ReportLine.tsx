import { Checkbox } from '@mantine/core'
import { IconAlertTriangle, IconUnlink, IconVersions } from '@tabler/icons-react'
import { memo } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { KindChip, ReportStateBadge, useStateWord } from '#src/web/kit/States.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { ReportRow } from '../report.ts'
import classes from './ReportLine.module.css'
import { shortTime } from './short-time.ts'
import { inboxWords } from './words.ts'

/** One report in one line; what fits is shown, the rest is in the preview. */
export const ReportLine = memo(function ReportLine({
  row,
  isOpen,
  isSelected,
  withState,
  now,
  onSelect,
}: {
  row: ReportRow
  isOpen: boolean
  isSelected: boolean
  withState: boolean
  now: number
  onSelect: (id: string, withRange: boolean) => void
}) {
  const t = useWords(inboxWords)
  const wordOf = useStateWord()
  const style = useStyle()
  const from = row.reporterName || row.organisation
  return (
    <li
      className={classes.line}
      data-open={isOpen || undefined}
      data-selected={isSelected || undefined}
      data-id={row.id}
    >
      <Checkbox
        className={classes.check}
        size="xs"
        checked={isSelected}
        aria-label={t('select.one', { number: row.number })}
        onChange={() => {}}
        onClick={(event) => onSelect(row.id, event.shiftKey)}
      />
      <PageLink
        to="/inbox/$report"
        params={{ report: row.number }}
        search={((before: object) => before) as never}
        resetScroll={false}
        aria-current={isOpen ? 'true' : undefined}
        className={classes.link}
      >
        {withState && (
          <span className={classes.state}>
            <ReportStateBadge state={row.state} />
          </span>
        )}
        <span className={classes.number}>{row.number}</span>
        <span className={classes.what}>
          <span className={classes.subject}>{row.subject || t('no-subject')}</span>
          {row.hasSigns && (
            <span className={classes.sign} data-means={t('mark.signs')}>
              <IconAlertTriangle size={15} role="img" aria-label={t('mark.signs')} />
            </span>
          )}
          {row.problems > 0 && (
            <span className={classes.mark} data-means={t('mark.problems', { count: row.problems })}>
              <IconUnlink size={14} role="img" aria-label={t('mark.problems', { count: row.problems })} />
            </span>
          )}
          {row.similar > 0 && (
            <span className={classes.mark} data-means={t('mark.similar', { count: row.similar })}>
              <IconVersions size={14} role="img" aria-label={t('mark.similar', { count: row.similar })} />
              <span aria-hidden>{row.similar}</span>
            </span>
          )}
          {row.incidents.map((incident) => (
            <span key={incident.id} className={classes.incident} data-means={incident.title}>
              {incident.number}
            </span>
          ))}
        </span>
        <span className={classes.kind}>{row.kinds[0] && <KindChip kind={row.kinds[0]} />}</span>
        <span className={classes.from}>{from || <i>{t('no-name')}</i>}</span>
        <span className={classes.source}>{row.sources[0]}</span>
        <span className={classes.channel}>{wordOf(`channel.${row.channel}`).label}</span>
        <span className={classes.assignee}>{row.assignee?.name}</span>
        <time
          className={classes.time}
          dateTime={row.receivedAt}
          title={formatInstant(row.receivedAt, { ...style, named: true })}
        >
          {shortTime(row.receivedAt, now, style)}
        </time>
      </PageLink>
    </li>
  )
})

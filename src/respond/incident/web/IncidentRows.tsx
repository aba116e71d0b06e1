import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { KindChip, PhaseBadge, SecretMark, SeverityBadge } from '#src/web/kit/States.tsx'
import { Elapsed, Instant } from '#src/web/kit/Times.tsx'
import type { IncidentRow } from '../incident.ts'
import classes from './IncidentListPage.module.css'
import { listWords } from './words/list.ts'

const shownKinds = 1

/** One line an incident (design, Look 9); on a phone two. The whole row opens it. */
export function IncidentRows({ rows }: { rows: readonly IncidentRow[] }) {
  const t = useWords(listWords)
  const columns = ['number', 'title', 'level', 'phase', 'kinds', 'lead', 'elapsed', 'unread'] as const
  return (
    <div className={classes.table}>
      <div className={classes.columns} aria-hidden>
        {columns.map((name) => (
          <span key={name} data-column={name}>
            {t(`column.${name}`)}
          </span>
        ))}
      </div>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </div>
  )
}

function Row({ row }: { row: IncidentRow }) {
  const t = useWords(listWords)
  return (
    <li className={classes.row} data-closed={row.phase === 'closed' || undefined}>
      <PageLink
        to="/incidents/$number"
        params={{ number: row.number }}
        className={classes.link}
        data-column="number"
        data-row
        aria-label={`${row.number} ${row.title}`}
      >
        {row.number}
      </PageLink>
      <span data-column="title" title={row.title}>
        {row.isSecret && (
          <span className={classes.secret}>
            <SecretMark />
          </span>
        )}
        {row.title}
      </span>
      <span data-column="level">
        <SeverityBadge severity={row.severity} />
      </span>
      <span data-column="phase">
        <PhaseBadge phase={row.phase} />
      </span>
      <span data-column="kinds">
        {row.kinds.slice(0, shownKinds).map((kind) => (
          <KindChip key={kind} kind={kind} />
        ))}
        {row.kinds.length > shownKinds && (
          <span className={classes.quiet}>{t('kinds.more', { count: row.kinds.length - shownKinds })}</span>
        )}
        {row.kinds.length === 0 && <span className={classes.quiet}>{t('kinds.none')}</span>}
      </span>
      <span data-column="lead">{row.lead?.name ?? <span className={classes.wanting}>{t('lead.none')}</span>}</span>
      <span data-column="elapsed">
        {row.closedAt ? <Instant at={row.closedAt} /> : <Elapsed since={row.noticedAt} isBare />}
      </span>
      <span data-column="unread">
        {row.unread > 0 && <b className={classes.unread}>{t('unread', { count: row.unread })}</b>}
      </span>
    </li>
  )
}

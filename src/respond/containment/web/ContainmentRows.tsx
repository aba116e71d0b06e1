import type { ReactNode } from 'react'
import { formatElapsed, formatInstant, formatWhen } from '#src/core/time.ts'
import { Explained } from '#src/web/kit/Explained.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { ConnectorView } from '../api.ts'
import { byPerson, type ContainmentRow } from '../containment.ts'
import { type ContainmentState, isOpen } from '../state.ts'
import { sayTarget } from '../target-words.ts'
import { containmentEntryWords } from '../words.ts'
import classes from './Containment.module.css'
import { containmentPageWords } from './words.ts'

const toneOf = (state: ContainmentState): 'open' | 'holds' | 'bad' | 'over' => {
  if (state === 'failed' || state === 'unknown') return 'bad'
  if (state === 'verified') return 'holds'
  return isOpen(state) ? 'open' : 'over'
}

/** What was cut off, one a row: how it stands, since when, until when, by whom, and what it does to others. */
export function ContainmentRows({
  rows,
  noticedAt,
  connectors,
  acts,
}: {
  rows: readonly ContainmentRow[]
  noticedAt: string
  connectors: readonly ConnectorView[]
  acts: (row: ContainmentRow) => ReactNode
}) {
  const t = useWords(containmentPageWords)
  const stated = useWords(containmentEntryWords)
  const { lang } = useLang()
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <li key={row.id} className={classes.row} data-tone={toneOf(row.state)}>
          <div className={classes.head}>
            <Explained means={t(`state.${row.state}.means`)} className={classes.state}>
              {stated(`containment.state.${row.state}`)}
            </Explained>
            <span>{row.number}</span>
            <span className={classes.what}>{sayTarget(row.target, lang)}</span>
          </div>
          <Facts row={row} noticedAt={noticedAt} connectors={connectors} />
          {acts(row)}
        </li>
      ))}
    </ul>
  )
}

function Facts({
  row,
  noticedAt,
  connectors,
}: {
  row: ContainmentRow
  noticedAt: string
  connectors: readonly ConnectorView[]
}) {
  const t = useWords(containmentPageWords)
  const stated = useWords(containmentEntryWords)
  const style = useStyle()
  const { lang } = useLang()
  const at = (time: string) => formatInstant(time, style)
  const { approval, decision, applied, known, ended } = row
  const by =
    row.connector === byPerson
      ? row.carrier || t('by.person')
      : (connectors.find((one) => one.id === row.connector)?.name[lang] ?? row.connector)
  // “Within 5 minutes” is at the latest at its end.
  const appliedBy = applied && (applied.precision === 'within' ? applied.to : applied.from)
  const elapsed = appliedBy && formatElapsed(Math.max(0, Date.parse(appliedBy) - Date.parse(noticedAt)), lang)
  const scope =
    row.scope === '' ? row.isWider && t('is-wider') : t(row.isWider ? 'scope.wider' : 'scope', { text: row.scope })
  return (
    <div className={classes.facts}>
      {applied && (
        <p>
          {t(applied.precision === 'within' ? 'since.within' : 'since', {
            at: formatWhen(applied, { ...style, withDay: true }),
            elapsed,
            by: row.appliedBy ?? '',
          })}
        </p>
      )}
      {isOpen(row.state) && (
        <p className={row.isOverdue ? classes.late : undefined}>
          {row.liftAt === null
            ? t('lift.open')
            : t(row.isOverdue ? 'lift.over' : row.isLiftedByDesk ? 'lift.desk' : 'lift', { at: at(row.liftAt) })}
          {' · '}
          {t('by', { name: by })}
        </p>
      )}
      {scope && <p>{scope}</p>}
      {row.backup !== '' && <p>{t('backup', { text: row.backup })}</p>}
      <p>
        {t('asked-by', { name: row.askedBy, at: at(row.askedAt) })} · {row.reason}
      </p>
      {approval && (
        <p>
          {t('approval', {
            by: approval.by,
            ground: stated(`containment.ground.${approval.ground}`),
            at: at(approval.at),
            note: approval.note,
          })}
        </p>
      )}
      {decision && (
        <p>
          <PageLink to="/decisions/$number" params={{ number: decision.number }}>
            {t('decision', { number: decision.number })}
          </PageLink>
        </p>
      )}
      {known && (
        <p>
          {t('known', {
            found: stated(`containment.found.${known.found}`),
            at: at(known.at),
            by: known.by,
            detail: known.detail,
          })}
        </p>
      )}
      {row.effects.map((effect) => (
        <p key={effect.id}>{t(effect.kind, { text: effect.text, count: effect.count })}</p>
      ))}
      {ended ? (
        <p>
          {t('ended', {
            at: formatWhen(ended, { ...style, withDay: true }),
            by: row.endedBy ?? '',
            reason: row.endReason ?? '',
          })}
        </p>
      ) : (
        !isOpen(row.state) && row.endReason && <p>{row.endReason}</p>
      )}
      {row.isBusy && <p>{t('busy')}</p>}
    </div>
  )
}

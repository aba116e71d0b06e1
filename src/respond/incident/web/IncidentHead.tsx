import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Proof } from '#src/web/kit/Proof.tsx'
import { KindChip, PhaseBadge, SecretMark, SeverityBadge, TlpLabel } from '#src/web/kit/States.tsx'
import { Elapsed, Instant } from '#src/web/kit/Times.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { useProof } from '#src/web/shell/use-proof.ts'
import classes from './IncidentHead.module.css'
import { useIncident } from './incident-context.ts'
import { listWords } from './words/list.ts'
import { pageWords } from './words/page.ts'

/** On a phone; a wide screen shows all. */
const firstKinds = 3

/** What is always in sight of an incident: what it is, how bad, how far, how long, who leads, and that its record holds. */
export function IncidentHead() {
  const t = useWords(pageWords)
  const list = useWords(listWords)
  const style = useStyle()
  const proof = useProof()
  const { incident, open, act } = useIncident()
  const { can, lead } = incident
  const [areAllKinds, showAllKinds] = useState(false)
  const isClosed = incident.phase === 'closed'
  const mayName = can.write
  return (
    <header className={classes.head}>
      <div className={classes.first}>
        <PageLink to="/incidents" className={classes.up}>
          {list('title')}
        </PageLink>
        <span className={classes.number}>{incident.number}</span>
        <TlpLabel tlp={incident.tlp} isFocusable />
        {incident.isSecret && (
          <span className={classes.secret}>
            <SecretMark isFocusable />
          </span>
        )}
      </div>
      <div className={classes.titleRow}>
        <h1 tabIndex={-1}>{incident.title}</h1>
        {can.write && (
          <Button
            size="compact-sm"
            variant="subtle"
            className={classes.edit}
            leftSection={<IconPencil size={15} aria-hidden />}
            onClick={() => open('edit')}
          >
            {t('head.edit')}
          </Button>
        )}
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{t('head.level')}</dt>
          <dd>
            <SeverityBadge severity={incident.severity} isFocusable />
          </dd>
        </div>
        <div>
          <dt>{t('head.phase')}</dt>
          <dd>
            <PhaseBadge phase={incident.phase} isFocusable />
            {can.write && (
              <button type="button" className={classes.link} onClick={() => open('phase')}>
                {t('head.phase.act')}
              </button>
            )}
          </dd>
        </div>
        <div
          className={isClosed ? undefined : classes.since}
          title={`${t('head.noticed')} ${formatInstant(incident.noticedAt, { ...style, named: true })}`}
        >
          <dt>{t(isClosed ? 'head.elapsed.closed' : 'head.elapsed')}</dt>
          <dd className={classes.elapsed}>
            <Elapsed since={incident.noticedAt} until={incident.closedAt} isBare />
          </dd>
        </div>
        <div>
          <dt>{t('head.noticed')}</dt>
          <dd>
            <Instant at={incident.noticedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('head.lead')}</dt>
          <dd>
            {lead ? (
              lead.name || t('person.gone')
            ) : mayName ? (
              <button type="button" className={classes.link} onClick={() => act('name-lead')}>
                {t('act.name-lead')}
              </button>
            ) : (
              t('head.lead.none')
            )}
          </dd>
        </div>
      </dl>
      <div className={classes.last}>
        <div className={classes.kinds} data-whole={areAllKinds || undefined}>
          {incident.kinds.map((kind) => (
            <KindChip key={kind} kind={kind} />
          ))}
          {incident.kinds.length > firstKinds && !areAllKinds && (
            <button type="button" className={`${classes.link} ${classes.moreKinds}`} onClick={() => showAllKinds(true)}>
              {t('head.kinds.more', { count: incident.kinds.length - firstKinds })}
            </button>
          )}
          {incident.kinds.length === 0 && <span className={classes.quiet}>{t('head.kinds.none')}</span>}
        </div>
        {/* That it was altered stands over every page already. */}
        {proof?.state !== 'altered' && <Proof state={proof} />}
      </div>
      {isClosed && (
        <p className={classes.closed}>
          {incident.closeReason ? t('head.closed', { reason: incident.closeReason }) : t('head.closed.bare')}
        </p>
      )}
      {!isClosed && !can.write && !can.addEntry && <p className={classes.closed}>{t('head.read-only')}</p>}
    </header>
  )
}

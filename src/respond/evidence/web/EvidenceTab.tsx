import { Button } from '@mantine/core'
import { formatDay, formatInstant } from '#src/core/time.ts'
import { RestartWarning } from '#src/respond/evidence/volatile/web/RestartWarning.tsx'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { Explained } from '#src/web/kit/Explained.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { SignMark } from '#src/web/kit/States.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { evidenceApi } from '../api.ts'
import type { Collector } from '../collector-api.ts'
import type { EvidenceRow } from '../evidence.ts'
import { AddEvidence } from './AddEvidence.tsx'
import classes from './EvidenceTab.module.css'
import { ItemPage } from './ItemPage.tsx'
import { MakeCollector } from './MakeCollector.tsx'
import { evidenceWords } from './words.ts'

/** What proves something of this incident, who holds it, and the collectors that are out. */
export function EvidenceTab() {
  const t = useWords(evidenceWords)
  const { lang } = useLang()
  const { incident } = useIncident()
  const [form, setForm] = useParam('form')
  const [item, setItem] = useParam('item')
  const found = useAsk(evidenceApi.list, { incident: incident.number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (found.error?.status === 403) return <EmptyPlace title={t('none.denied')} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  if (item) return <ItemPage item={item} onBack={() => setItem('')} onOpen={setItem} />
  const { rows, collectors, agents } = found.data
  const mayWrite = incident.can.write
  const acts = (
    <>
      <a href={hrefOf(evidenceApi.handSheet, { incident: incident.number, lang })} download>
        {t('hand-sheet')}
      </a>
      {mayWrite && <Button onClick={() => setForm('collector')}>{t('collect')}</Button>}
      {mayWrite && <Button onClick={() => setForm('add')}>{t('add')}</Button>}
    </>
  )
  return (
    <div className={classes.page}>
      {form === '' && <RestartWarning />}
      {form === 'add' && mayWrite && <AddEvidence known={rows} onClose={() => setForm('')} />}
      {form === 'collector' && mayWrite && (
        <MakeCollector agents={agents} onClose={() => setForm('')} onMade={() => void found.refetch()} />
      )}
      {rows.length === 0 && form === '' && (
        <EmptyPlace title={t('none.title')} act={acts}>
          {t('none.text')}
        </EmptyPlace>
      )}
      {rows.length > 0 && (
        <>
          <div className={classes.bar}>
            <p className={forms.quiet}>{t('shown', { count: rows.length })}</p>
            {form === '' && <div className={forms.acts}>{acts}</div>}
          </div>
          <div className={classes.table}>
            <div className={classes.columns} aria-hidden>
              {(['number', 'what', 'kind', 'state', 'holder', 'at'] as const).map((name) => (
                <span key={name}>{t(`column.${name}`)}</span>
              ))}
            </div>
            <ul className={classes.rows}>
              {rows.map((row) => (
                <Row key={row.id} row={row} onOpen={() => setItem(row.number)} />
              ))}
            </ul>
          </div>
        </>
      )}
      {collectors.length > 0 && <Collectors rows={collectors} onOpen={setItem} />}
    </div>
  )
}

function Row({ row, onOpen }: { row: EvidenceRow; onOpen: () => void }) {
  const t = useWords(evidenceWords)
  return (
    <li className={classes.row}>
      <button type="button" className={forms.link} onClick={onOpen}>
        {row.number}
      </button>
      <span className={classes.what}>
        {row.description}
        {row.isMalware && (
          <>
            {' '}
            <SignMark text={t('malware')} />
          </>
        )}
      </span>
      <span>{t(`kind.${row.kind}`)}</span>
      <Explained means={t(`state.${row.state}.means`)}>{t(`state.${row.state}`)}</Explained>
      <span>{row.isOnItsWay ? `${row.holder} · ${t('on-its-way')}` : row.holder}</span>
      <span>
        <Instant at={row.createdAt} />
      </span>
    </li>
  )
}

function Collectors({ rows, onOpen }: { rows: readonly Collector[]; onOpen: (item: string) => void }) {
  const t = useWords(evidenceWords)
  return (
    <Sheet title={t('collectors')}>
      <ul className={forms.bleed}>
        {rows.map((row) => (
          <li key={row.id}>
            <strong>{row.host}</strong>{' '}
            <span className={forms.quiet}>
              {row.agent === null ? t(`system.${row.system}`) : t('collector.agent')} · {row.madeBy} ·{' '}
              <Instant at={row.madeAt} />
            </span>{' '}
            {row.evidence === null ? (
              <span className={forms.quiet}>
                <Waits row={row} />
              </span>
            ) : (
              <button type="button" className={forms.link} onClick={() => onOpen(row.evidence ?? '')}>
                {t('collector.came', { number: row.evidence })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function Waits({ row }: { row: Collector }) {
  const t = useWords(evidenceWords)
  const style = useStyle()
  if (row.trouble !== '') return <>{t('collector.failed', { text: row.trouble })}</>
  if (row.agent === null) return <>{t('collector.waits', { at: formatDay(row.expiresAt, style) })}</>
  if (row.begunAt === null) return <>{t('collector.told')}</>
  return <>{t('collector.begun', { at: formatInstant(row.begunAt, { ...style, named: false }) })}</>
}

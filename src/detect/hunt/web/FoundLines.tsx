import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import classesOfAlerts from '#src/detect/alert/web/Alerts.module.css'
import { EntityText } from '#src/detect/alert/web/AlertTable.tsx'
import { AddToIncident } from '#src/detect/log/web/line/AddToIncident.tsx'
import { stagesOfTags } from '#src/prepare/knowledge/attack-tag.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Facts } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { huntApi } from '../api.ts'
import { type FindRow, isUnderWay } from '../hunt.ts'
import classes from './Hunts.module.css'
import { huntWords } from './words.ts'

const longest = 2_000
const textOf = (value: unknown): string =>
  (Array.isArray(value) ? value.join(', ') : String(value ?? '')).slice(0, longest)

/** One thing that a hunt found: by which fields, on which lines, and into an alert or an incident with them. */
export function FoundLines({
  hunt,
  find,
  onBack,
}: {
  hunt: OutputOf<typeof huntApi.show>
  find: FindRow
  onBack: () => void
}) {
  const t = useWords(huntWords)
  const notice = useNotice()
  const mayWrite = useMay('alert:write')
  const mayEnter = useMay('incident:write')
  const [isAdding, setAdding] = useState(false)
  const { id, state, incidentId } = hunt
  const { position } = find
  const asked = useAsk(huntApi.lines, { id, position }, { retry: false })
  const make = useTell(huntApi.alerts, { also: ['record'] })
  const lines = asked.data?.lines ?? []
  return (
    <div className={rows.drawer}>
      <div>
        <div className={classes.acts}>
          <Button onClick={onBack}>{t('act.back')}</Button>
          {mayEnter && lines.length > 0 && <Button onClick={() => setAdding(true)}>{t('act.incident')}</Button>}
          {mayWrite && find.alertId === null && incidentId === null && !isUnderWay(state) && (
            <Button
              loading={make.isTelling}
              onClick={() =>
                void make
                  .tell({ id, positions: [position] })
                  .then((made) => made && notice(t('act.alerts.done', { count: made.alerts })))
              }
            >
              {t('act.alert')}
            </Button>
          )}
          {find.alertId !== null && (
            <PageLink to="/alerts" search={{ alert: find.alertId, show: 'open' } as never}>
              {t('act.open-alert')}
            </PageLink>
          )}
        </div>
        <ProblemText problem={make.problem} />
      </div>
      <Facts
        rows={[
          [t('column.rule'), find.title],
          [t('column.entity'), <EntityText key="entity" alert={find} />],
          [t('column.matches'), String(find.matches)],
          [
            t('span'),
            <span key="span">
              <Instant at={find.firstAt} precision="second" /> – <Instant at={find.lastAt} precision="second" />
            </span>,
          ],
        ]}
      />
      {Object.keys(find.matched).length > 0 && (
        <section>
          <h2 className={rows.part}>{t('matched')}</h2>
          <Facts
            rows={Object.entries(find.matched).map(([name, value]) => [
              name,
              <code key={name} className={classesOfAlerts.line}>
                {textOf(value)}
              </code>,
            ])}
          />
        </section>
      )}
      <section>
        <h2 className={rows.part}>{t('lines')}</h2>
        {asked.isPending && <LoadingPlace rows={3} />}
        {asked.error && <ErrorPlace problem={asked.error} />}
        <ol className={classesOfAlerts.lines}>
          {lines.map(({ seq, at, source, event }) => (
            <li key={seq}>
              <span className={rows.quiet}>
                <Instant at={at} precision="second" /> {source}
              </span>
              <code className={classesOfAlerts.line}>{textOf(event['event.original'])}</code>
            </li>
          ))}
        </ol>
        {asked.data && asked.data.gone > 0 && (
          <p className={rows.quiet}>{t('lines.gone', { count: asked.data.gone })}</p>
        )}
      </section>
      {isAdding && (
        <AddToIncident
          lines={lines}
          stage={stagesOfTags(find.tags)[0] ?? null}
          onClose={() => setAdding(false)}
          onDone={() => {}}
        />
      )}
    </div>
  )
}

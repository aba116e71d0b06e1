import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStateWord } from '#src/web/kit/States.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { incidentApi } from '../../api.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { partsWords } from '../words/parts.ts'
import { AttachReports } from './AttachReports.tsx'
import classes from './reports.module.css'

/** The reports that belong to the incident; each can be taken out again, others found and added. */
export function ReportsTab() {
  const t = useWords(partsWords)
  const wordOf = useStateWord()
  const { incident } = useIncident()
  const [form, setForm] = useParam('form')
  const [leaving, leave] = useState<{ id: string; number: string } | null>(null)
  const mayOpen = useMay('report:read')
  const found = useAsk(incidentApi.reports, { incident: incident.number }, { also: ['report'], keepsPrevious: true })
  const detach = useTell(incidentApi.detach, { also: ['report'] })
  const mayAttach = incident.can.write && mayOpen
  const attach = mayAttach && <Button onClick={() => setForm('attach')}>{t('reports.attach')}</Button>
  if (found.isPending) return <LoadingPlace rows={4} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows } = found.data
  return (
    <div className={classes.page}>
      {rows.length === 0 && (
        <EmptyPlace title={t('reports.none')} act={attach}>
          {t('reports.none.text')}
        </EmptyPlace>
      )}
      {rows.length > 0 && (
        <>
          <div className={forms.acts}>{attach}</div>
          <ul className={classes.rows}>
            {rows.map((row) => (
              <li key={row.id} className={classes.row}>
                {mayOpen ? (
                  <PageLink to="/inbox/$report" params={{ report: row.number }} className={classes.number}>
                    {row.number}
                  </PageLink>
                ) : (
                  <b>{row.number}</b>
                )}
                <span className={classes.subject}>{row.subject}</span>
                <span className={classes.who}>{row.organisation || row.reporterName}</span>
                <span className={forms.quiet}>{wordOf(`channel.${row.channel}`).label}</span>
                <span className={forms.quiet}>
                  <Instant at={row.receivedAt} />
                </span>
                {incident.can.write && (
                  <Button
                    size="compact-sm"
                    aria-label={t('reports.detach.one', { number: row.number })}
                    onClick={() => leave(row)}
                  >
                    {t('reports.detach')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {form === 'attach' && mayAttach && (
        <AttachReports known={rows.map((row) => row.id)} onClose={() => setForm('')} />
      )}
      {leaving && (
        <ConfirmWithReason
          isOpen
          needsReason={false}
          onClose={() => leave(null)}
          title={t('reports.detach.title', { number: leaving.number })}
          act={t('reports.detach.act')}
          isBusy={detach.isTelling}
          problem={detach.problem}
          onConfirm={async (reason) => {
            if (await detach.tell({ incident: incident.number, report: leaving.id, reason })) leave(null)
          }}
        >
          <p>{t('reports.detach.text')}</p>
        </ConfirmWithReason>
      )}
    </div>
  )
}

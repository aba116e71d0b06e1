import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { ConsentFields } from '#src/detect/report/web/ConsentFields.tsx'
import forms from '#src/respond/incident/web/forms.module.css'
import { ConsentSummary } from '#src/web/kit/ConsentSummary.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { noticeApi } from '../api.ts'
import { itemKinds } from '../item.ts'
import type { ReportConsent } from '../notice.ts'
import classes from './Notices.module.css'
import { noticePageWords } from './words.ts'

/** What the source of each report allows, and who changed it on what ground. */
export function Consents({ incident, mayWrite }: { incident: string; mayWrite: boolean }) {
  const t = useWords(noticePageWords)
  const style = useStyle()
  const [changed, change] = useState<string | null>(null)
  const ask = useTell(noticeApi.askConsent, { also: ['incident'] })
  const found = useAsk(noticeApi.consents, { incident }, { also: ['report'] })
  if (found.isPending) return <LoadingPlace rows={2} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows } = found.data
  return (
    <Sheet title={t('consents')}>
      {rows.length === 0 && <p className={classes.quiet}>{t('consents.none')}</p>}
      <ProblemText problem={ask.problem} />
      <ul className={forms.bleed}>
        {rows.map((row) => (
          <li key={row.report.id}>
            <div className={classes.row}>
              <div>
                <b>{row.report.number}</b>
                <p className={classes.quiet}>{row.report.subject}</p>
              </div>
              <div>
                <ConsentSummary consent={row.consent} />
                {row.asked && (
                  <p className={classes.quiet}>
                    {row.asked.answeredAt === null
                      ? t('consent.asked', { at: formatInstant(row.asked.at, style) })
                      : t('consent.answered', { at: formatInstant(row.asked.answeredAt, style) })}
                  </p>
                )}
                {row.changed && (
                  <p className={classes.quiet}>
                    {t('consent.was', {
                      at: formatInstant(row.changed.at, style),
                      name: row.changed.byName,
                      ground: row.changed.ground,
                    })}
                  </p>
                )}
              </div>
              {mayWrite && (
                <div className={classes.acts}>
                  {row.canBeAsked && itemKinds.some((kind) => row.consent[kind] === null) && (
                    <Button
                      size="compact-sm"
                      loading={ask.isTelling}
                      onClick={() => void ask.tell({ report: row.report.id })}
                    >
                      {t('consent.ask')}
                    </Button>
                  )}
                  <Button size="compact-sm" onClick={() => change(row.report.id)}>
                    {t('consent.change')}
                  </Button>
                </div>
              )}
            </div>
            {changed === row.report.id && <ConsentForm row={row} onClose={() => change(null)} />}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function ConsentForm({ row, onClose }: { row: ReportConsent; onClose: () => void }) {
  const t = useWords(noticePageWords)
  const kit = useWords(kitWords)
  const set = useTell(noticeApi.setConsent, { also: ['incident'], onDone: onClose })
  const [consent, setConsent] = useState(row.consent)
  const [by, setBy] = useState<'source' | 'decision'>('source')
  const [ground, setGround] = useState('')
  const { named: _, ...levels } = consent
  return (
    <form
      className={forms.form}
      aria-label={t('consent.title', { number: row.report.number })}
      onSubmit={(event) => {
        event.preventDefault()
        void set.tell({ report: row.report.id, by, ground, ...levels })
      }}
    >
      <ConsentFields value={consent} onChange={setConsent} />
      <NativeSelect
        label={t('consent.by')}
        value={by}
        data={(['source', 'decision'] as const).map((one) => ({ value: one, label: t(`consent.by.${one}`) }))}
        onChange={(event) => setBy(event.currentTarget.value as 'source' | 'decision')}
      />
      <TextInput
        required
        label={t('consent.ground')}
        description={t('consent.ground.hint')}
        maxLength={2_000}
        value={ground}
        onChange={(event) => setGround(event.currentTarget.value)}
      />
      <ProblemText problem={set.problem} />
      <div className={forms.acts}>
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" disabled={ground.trim() === ''} loading={set.isTelling}>
          {t('consent.save')}
        </Button>
      </div>
    </form>
  )
}

import { Button } from '@mantine/core'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import type { PlanChange } from '../plan-version.ts'
import classes from './CampaignTab.module.css'
import plan from './Plan.module.css'
import { ApproveForm, TellForm } from './PlanActs.tsx'
import { PlanForm } from './PlanForm.tsx'
import { PlanPicture } from './PlanPicture.tsx'
import { planWords } from './plan-words.ts'
import { spanText } from './schedule-text.ts'

/** Phases with their dates, when each is over by the forecast and what slips, the versions of the plan, and where it was told. */
export function PlanSheet({ view }: { view: CampaignView }) {
  const t = useWords(planWords)
  const style = useStyle()
  const [form, setForm] = useParam('form')
  const isApproved = view.approved?.version === view.planVersion
  const close = () => setForm('')
  if (form === 'plan' && view.can.write) return <PlanForm view={view} onClose={close} />
  if (form === 'approve' && view.can.run) return <ApproveForm view={view} onClose={close} />
  if (form === 'tell' && view.can.run) return <TellForm view={view} onClose={close} />
  const { phases } = view.forecast
  const endOf = (at: string) => formatInstant(at, { ...style, named: false })
  return (
    <Sheet title={t('title')}>
      {phases.length === 0 && <p className={forms.quiet}>{t('none')}</p>}
      {phases.length > 0 && <PlanPicture view={view} />}
      <ul className={plan.phases}>
        {phases.map(({ kind, from, to, endsAt, hours, slipsHours, clashes }) => (
          <li key={`${kind} ${from}`}>
            <strong>{t(`kind.${kind}`)}</strong> {spanText({ from, to }, style)}
            {to === null && ` ${t('phase.open')}`}
            {hours > 0 && endsAt !== null && (
              <span className={forms.quiet}>
                {' '}
                {hours < 1
                  ? t('phase.forecast.short', { minutes: Math.ceil(hours * 60), end: endOf(endsAt) })
                  : t('phase.forecast', { hours, end: endOf(endsAt) })}
              </span>
            )}
            {slipsHours > 0 && <span className={classes.gap}> {t('phase.slips', { hours: slipsHours })}</span>}
            {clashes.length > 0 && (
              <span className={classes.gap}> {t('phase.clash', { names: clashes.join(', ') })}</span>
            )}
          </li>
        ))}
      </ul>
      {view.planVersion > 0 && <Versions view={view} />}
      <div className={classes.acts}>
        {view.can.write && (
          <Button variant={view.planVersion === 0 ? 'filled' : 'default'} onClick={() => setForm('plan')}>
            {t(view.planVersion === 0 ? 'make' : 'revise')}
          </Button>
        )}
        {view.can.run && view.planVersion > 0 && !isApproved && (
          <Button onClick={() => setForm('approve')}>{t('approve')}</Button>
        )}
        {view.can.run && isApproved && <Button onClick={() => setForm('tell')}>{t('tell')}</Button>}
      </div>
    </Sheet>
  )
}

function Versions({ view }: { view: CampaignView }) {
  const t = useWords(planWords)
  const style = useStyle()
  const found = useAsk(campaignApi.versions, { incident: view.incident, campaign: view.number })
  const changed = (change: PlanChange): string => {
    if (change.what !== 'phase') return t(`change.${change.what}`)
    const { before, after } = change
    const kind = t(`kind.${change.kind}`)
    if (!before) return t('change.phase.added', { kind })
    if (!after) return t('change.phase.dropped', { kind })
    return t('change.phase.moved', { kind, before: spanText(before, style), after: spanText(after, style) })
  }
  return (
    <>
      <h3 className={plan.versionsTitle}>{t('versions')}</h3>
      <ul className={plan.versions}>
        {found.data?.rows.map(({ version, madeAt, madeBy, reason, approved, told, changes }) => (
          <li key={version}>
            <strong>{t('version', { version })}</strong> {formatInstant(madeAt, { ...style, named: false })} {madeBy}
            {' · '}
            {approved ? t('version.approved', { by: approved.by }) : t('version.unapproved')}
            {reason !== '' && <div>{reason}</div>}
            {changes.length > 0 && (
              <ul className={forms.quiet}>
                {changes.map((change) => (
                  <li key={JSON.stringify(change)}>{changed(change)}</li>
                ))}
              </ul>
            )}
            {told.map(({ where, at }) => (
              <div key={`${where} ${at}`}>
                {t('version.told', { where })} <span className={forms.quiet}>{formatInstant(at, style)}</span>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

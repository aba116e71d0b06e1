import { Anchor, Button } from '@mantine/core'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import type { SpecialGroup } from '../special.ts'
import classes from './CampaignTab.module.css'
import plan from './Plan.module.css'
import { SpecialForm } from './SpecialForm.tsx'
import { specialWords } from './special-words.ts'

type Of = { readonly incident: string; readonly campaign: string }

/** Groups with a handling of their own: what is different for them, who sees to it, on which days. */
export function SpecialSheet({ view }: { view: CampaignView }) {
  const t = useWords(specialWords)
  const of = { incident: view.incident, campaign: view.number }
  const found = useAsk(campaignApi.specials, of)
  const [form, setForm] = useParam('form')
  if (found.isPending) return <LoadingPlace rows={2} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows } = found.data
  const edited = rows.find((one) => `special-${one.position}` === form) ?? null
  if (view.can.write && (form === 'special' || edited))
    return <SpecialForm of={of} group={edited} onClose={() => setForm('')} />
  return (
    <Sheet title={t('title')}>
      {rows.length === 0 && <p className={forms.quiet}>{t('none')}</p>}
      <ul className={classes.lines} data-plain>
        {rows.map((one) => (
          <Group
            key={one.position}
            of={of}
            group={one}
            mayTell={view.can.help}
            onEdit={view.can.write ? () => setForm(`special-${one.position}`) : null}
          />
        ))}
      </ul>
      {view.can.write && (
        <div className={classes.acts}>
          <Button onClick={() => setForm('special')}>{t('add')}</Button>
        </div>
      )}
    </Sheet>
  )
}

function Group({
  of,
  group,
  mayTell,
  onEdit,
}: {
  of: Of
  group: SpecialGroup
  mayTell: boolean
  onEdit: (() => void) | null
}) {
  const t = useWords(specialWords)
  const { lang } = useLang()
  const style = useStyle()
  const done = useTell(campaignApi.specialDone)
  const at = (instant: string) => formatInstant(instant, { ...style, named: false })
  const waiting = (group.standings['not-yet'] ?? 0) + (group.standings['system-failed'] ?? 0)
  return (
    <li>
      <span className={classes.wave}>
        <span>
          <strong>{group.name}</strong> {t('count', { accounts: group.accounts, waiting })}{' '}
          <span className={forms.quiet}>{t('responsible', { name: group.responsible })}</span>
        </span>
        <span className={classes.acts}>
          {group.accounts > 0 && (
            <Anchor
              href={`/api/incidents/${of.incident}/campaigns/${of.campaign}/specials/${group.position}/accounts.csv`}
              download
            >
              {t('list')}
            </Anchor>
          )}
          {onEdit && (
            <Button size="compact-sm" onClick={onEdit}>
              {t('edit')}
            </Button>
          )}
        </span>
      </span>
      {group.handling[lang] !== '' && <p className={plan.said}>{group.handling[lang]}</p>}
      {group.dates.map((day, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the days of a group have no other name
        <span key={i} className={classes.wave}>
          <span>
            {at(day.at)} {day.what}{' '}
            {day.doneAt !== null && (
              <span className={classes.good}>
                {t('done', { at: at(day.doneAt), by: day.doneBy ?? '' })} {day.note}
              </span>
            )}
          </span>
          {day.doneAt === null && mayTell && (
            <Button
              size="compact-sm"
              loading={done.isTelling}
              onClick={() => void done.tell({ ...of, special: group.position, day: i + 1 })}
            >
              {t('done.act')}
            </Button>
          )}
        </span>
      ))}
      <ProblemText problem={done.problem} />
    </li>
  )
}

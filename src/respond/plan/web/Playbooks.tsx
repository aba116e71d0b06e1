import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { type PlanView, type PlaybookChoice, planApi } from '../api.ts'
import classes from './Plan.module.css'
import { planPageWords } from './words.ts'

const mostFitting = 3

/** The agreed procedures to choose from, those for the kinds of the incident first; the first act of an empty plan. */
export function Playbooks({
  incident,
  plan,
  isFirst,
  onClose,
}: {
  incident: string
  plan: PlanView
  isFirst: boolean
  onClose: () => void
}) {
  const t = useWords(planPageWords)
  const kit = useWords(kitWords)
  const { lang } = useLang()
  const notice = useNotice()
  const follow = useTell(planApi.follow, {
    onDone: () => {
      notice(t('playbook.done'))
      onClose()
    },
  })
  const fitting = plan.playbooks.filter((one) => one.isForThis).slice(0, mostFitting)
  const others = plan.playbooks.filter((one) => !fitting.includes(one))
  const [other, setOther] = useState('')
  const chosen = others.find((one) => one.id === other)
  const take = (id: string) => void follow.tell({ incident, playbook: id })
  return (
    <Sheet
      title={t(isFirst ? 'plan.none' : 'playbook.choose')}
      acts={!isFirst && <Button onClick={onClose}>{kit('close')}</Button>}
    >
      {isFirst && <p className={classes.quiet}>{t('plan.none.text')}</p>}
      <ul className={classes.playbooks}>
        {fitting.map((one, at) => (
          <Choice key={one.id} one={one} isBest={at === 0 && !one.isTaken} isBusy={follow.isTelling} onTake={take} />
        ))}
      </ul>
      <div className={forms.fields}>
        <NativeSelect
          label={t('playbook.other')}
          value={other}
          data={[
            { value: '', label: t('playbook.other.pick') },
            ...others.map((one) => ({ value: one.id, label: one.name[lang] })),
          ]}
          onChange={(event) => setOther(event.currentTarget.value)}
        />
      </div>
      {chosen && (
        <ul className={classes.playbooks}>
          <Choice one={chosen} isBest={fitting.length === 0} isBusy={follow.isTelling} onTake={take} />
        </ul>
      )}
      <ProblemText problem={follow.problem} />
    </Sheet>
  )
}

function Choice({
  one,
  isBest,
  isBusy,
  onTake,
}: {
  one: PlaybookChoice
  isBest: boolean
  isBusy: boolean
  onTake: (id: string) => void
}) {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  return (
    <li>
      <div>
        <p>
          <b>{one.name[lang]}</b> <span className={classes.quiet}>{t('playbook.steps', { count: one.steps })}</span>
        </p>
        <p className={classes.quiet}>{one.when[lang]}</p>
      </div>
      {one.isTaken ? (
        <span className={classes.quiet}>{t('playbook.taken')}</span>
      ) : (
        <Button variant={isBest ? 'filled' : 'default'} loading={isBusy} onClick={() => onTake(one.id)}>
          {t('playbook.act')}
        </Button>
      )}
    </li>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { type VolatileMachine, type VolatileState, volatileApi } from '../api.ts'
import classes from './RestartWarning.module.css'
import { volatileWords } from './words.ts'

type Asked = { readonly machine: VolatileMachine; readonly state: Exclude<VolatileState, 'open'> }

/** Machines whose volatile data nobody has taken, while the incident is young enough for it to matter. */
function useOpenMachines() {
  const { incident } = useIncident()
  const isEarly = incident.phase === 'triage' || incident.phase === 'response'
  const isAsked = isEarly && incident.assets.some((one) => !one.isEnded)
  const { data } = useAsk(volatileApi.list, { incident: incident.number }, { enabled: isAsked, keepsPrevious: true })
  return {
    number: incident.number,
    open: isAsked ? (data?.machines ?? []).filter((one) => one.state === 'open') : [],
    canWrite: data?.canWrite ?? false,
  }
}

/** Where somebody might restart a machine: why not yet, machine by machine, until it is taken or somebody says why not (S0-9). */
export function RestartWarning() {
  const t = useWords(volatileWords)
  const { number, open, canWrite } = useOpenMachines()
  const [asked, ask] = useState<Asked | null>(null)
  const tell = useTell(volatileApi.set, { onDone: () => ask(null) })
  if (open.length === 0) return null
  return (
    <section className={classes.warning} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p>{t('text')}</p>
      <ul className={classes.machines}>
        {open.map((machine) => (
          <li key={machine.asset}>
            <b>{machine.name}</b>
            {canWrite && (
              <span className={classes.acts}>
                {(['collected', 'not-needed'] as const).map((state) => (
                  <Button
                    key={state}
                    size="compact-sm"
                    aria-label={t(`${state}.of`, { name: machine.name })}
                    onClick={() => ask({ machine, state })}
                  >
                    {t(state)}
                  </Button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      {canWrite && (
        <PageLink
          to="/incidents/$number/$tab"
          params={{ number, tab: 'evidence' }}
          search={{ form: 'collector' } as never}
        >
          {t('collector')}
        </PageLink>
      )}
      {asked && (
        <ConfirmWithReason
          isOpen
          onClose={() => ask(null)}
          title={t(`${asked.state}.of`, { name: asked.machine.name })}
          act={t('save')}
          isBusy={tell.isTelling}
          problem={tell.problem}
          onConfirm={(reason) =>
            void tell.tell({ incident: number, asset: asked.machine.asset, state: asked.state, reason })
          }
        >
          <p>{t(`${asked.state}.text`)}</p>
        </ConfirmWithReason>
      )}
    </section>
  )
}

/** The same in one line, within a form that may lead somebody to switch a machine off. */
export function RestartLine() {
  const t = useWords(volatileWords)
  const { lang } = useLang()
  const { open } = useOpenMachines()
  if (open.length === 0) return null
  const names = open.map((one) => one.name).join(lang === 'ja' ? '、' : ', ')
  return <p className={`${forms.quiet} ${classes.line}`}>{t('line', { names })}</p>
}

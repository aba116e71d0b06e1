import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { Explained } from '#src/web/kit/Explained.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { massFault } from '../program.ts'
import { faultOf, type Wave } from '../wave.ts'
import classes from './CampaignTab.module.css'
import { Failures } from './Failures.tsx'
import { ActForm } from './SecretForms.tsx'
import { campaignPageWords } from './words.ts'

type Asked = { readonly what: 'run' | 'test' | 'stop' | 'no-go'; readonly wave: Wave }

/** Waves in their order, each with what can be done to it now. */
export function Waves({ view }: { view: CampaignView }) {
  const t = useWords(campaignPageWords)
  const act = useTell(campaignApi.wave)
  const test = useTell(campaignApi.testWave)
  const [asked, ask] = useState<Asked | null>(null)
  const of = { incident: view.incident, campaign: view.number }
  const close = () => {
    ask(null)
    act.forget()
    test.forget()
  }
  const closeWhenDone = (done: unknown) => done !== null && close()
  const wave = asked?.wave
  return (
    <Sheet title={t('waves.title')}>
      {view.waves.length === 0 && <p className={forms.quiet}>{t('waves.none')}</p>}
      {asked === null && <ProblemText problem={act.problem} />}
      <ul className={classes.lines} data-plain>
        {view.waves.map((one) => (
          <li key={one.position}>
            <WaveRow
              view={view}
              wave={one}
              onAsk={ask}
              onTell={(what) => void act.tell({ ...of, wave: one.position, ...what })}
            />
          </li>
        ))}
      </ul>
      {((view.figures.attempts.failed ?? 0) > 0 || (view.figures.standings['system-failed'] ?? 0) > 0) && (
        <Failures of={of} />
      )}
      {wave && (
        <>
          <ActForm
            key={`run ${wave.position}`}
            isOpen={asked.what === 'run'}
            onClose={close}
            title={t('run.title', { wave: wave.name })}
            text={t('run.text', { count: wave.size - wave.done })}
            act={t(wave.state === 'paused' ? 'act.resume' : 'act.run')}
            fields={[
              ...(wave.backup === '' ? (['backup'] as const) : []),
              'key',
              ...(['ldap', 'sql'].includes(view.connector.kind) && !view.isConnected
                ? (['bindPassword'] as const)
                : []),
            ]}
            isBusy={act.isTelling}
            problem={act.problem}
            onGiven={async ({ key, bindPassword, backup }) => {
              const at = { ...of, wave: wave.position }
              if (backup !== '' && (await act.tell({ ...at, act: 'backup', text: backup })) === null) return
              const what = wave.state === 'paused' ? ('resume' as const) : ('start' as const)
              closeWhenDone(await act.tell({ ...at, act: what, key, ...(bindPassword ? { bindPassword } : {}) }))
            }}
          />
          <ActForm
            key={`test ${wave.position}`}
            isOpen={asked.what === 'test'}
            onClose={close}
            title={t('test.title', { wave: wave.name })}
            act={t('act.test')}
            fields={['key', 'services', 'witness']}
            isBusy={test.isTelling}
            problem={test.problem}
            onGiven={async ({ key, services, witness }) =>
              closeWhenDone(await test.tell({ ...of, wave: wave.position, key, services, witness }))
            }
          />
          <ConfirmWithReason
            isOpen={asked.what === 'stop' || asked.what === 'no-go'}
            onClose={close}
            title={asked.what === 'stop' ? t('stop.title', { wave: wave.name }) : t('no-go.title')}
            act={t(asked.what === 'stop' ? 'act.stop' : 'act.no-go')}
            isBusy={act.isTelling}
            problem={act.problem}
            onConfirm={async (text) =>
              closeWhenDone(
                await act.tell({
                  ...of,
                  wave: wave.position,
                  act: asked.what === 'stop' ? 'stop' : 'decide',
                  go: false,
                  text,
                }),
              )
            }
          >
            {asked.what === 'stop' && <p>{t('stop.text')}</p>}
          </ConfirmWithReason>
        </>
      )}
    </Sheet>
  )
}

function WaveRow({
  view,
  wave,
  onAsk,
  onTell,
}: {
  view: CampaignView
  wave: Wave
  onAsk: (asked: Asked) => void
  onTell: (what: { act: 'pause' | 'decide'; go?: boolean }) => void
}) {
  const t = useWords(campaignPageWords)
  const { state, test, decision } = wave
  const isLate = decision !== null
  const untried = massFault(view.waves, wave.position, view.program)
  const mayRun =
    untried === null &&
    view.can.run &&
    state !== 'running' &&
    state !== 'done' &&
    !isOnlyBackup(faultOf(view.waves, wave.position, 'start'))
  const known = ['interrupted', 'away'].includes(wave.trouble) ? (wave.trouble as 'away') : 'other'
  return (
    <div className={classes.wave}>
      <span>
        <strong>{wave.name}</strong> <Explained means={t(`state.${state}.means`)}>{t(`state.${state}`)}</Explained>{' '}
        {t('wave.count', { done: wave.done, size: wave.size })}
        {wave.failed > 0 && <span className={classes.gap}> {t('wave.failed', { count: wave.failed })}</span>}
        {wave.trouble !== '' && <span className={classes.gap}> {t(`trouble.${known}`)}</span>}
        {test && <span className={forms.quiet}> {t('test.told', { sampled: test.sampled, passed: test.passed })}</span>}
        {untried !== null && state === 'planned' && <span className={classes.gap}> {t(`untried.${untried}`)}</span>}
        {decision && <span className={forms.quiet}> {t(decision.go ? 'decision.go' : 'decision.no-go')}</span>}
      </span>
      {view.can.run && (
        <span className={classes.acts}>
          {mayRun && (
            <Button size="compact-sm" variant="filled" onClick={() => onAsk({ what: 'run', wave })}>
              {t(state === 'paused' ? 'act.resume' : 'act.run')}
            </Button>
          )}
          {state === 'running' && (
            <Button size="compact-sm" onClick={() => onTell({ act: 'pause' })}>
              {t('act.pause')}
            </Button>
          )}
          {(state === 'running' || state === 'paused') && (
            <Button size="compact-sm" onClick={() => onAsk({ what: 'stop', wave })}>
              {t('act.stop')}
            </Button>
          )}
          {state === 'done' && !isLate && (
            <Button
              size="compact-sm"
              variant={test ? 'default' : 'filled'}
              onClick={() => onAsk({ what: 'test', wave })}
            >
              {t('act.test')}
            </Button>
          )}
          {state === 'done' && test && !isLate && (
            <>
              <Button size="compact-sm" variant="filled" onClick={() => onTell({ act: 'decide', go: true })}>
                {t('act.go')}
              </Button>
              <Button size="compact-sm" onClick={() => onAsk({ what: 'no-go', wave })}>
                {t('act.no-go')}
              </Button>
            </>
          )}
        </span>
      )}
    </div>
  )
}

/** A missing backup is asked for in the form; everything else keeps the wave from being offered. */
const isOnlyBackup = (fault: string | null): boolean => fault !== null && fault !== 'no-backup'

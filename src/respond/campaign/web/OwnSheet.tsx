import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useNow } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { changePath } from '../door.ts'
import classes from './CampaignTab.module.css'
import { OwnForm } from './OwnForm.tsx'
import { ownWords } from './own-words.ts'
import { ActForm } from './SecretForms.tsx'
import { campaignPageWords } from './words.ts'

/** Whether people can change their passwords now, where, what they are asked for, and when that turns. */
export function OwnSheet({ view }: { view: CampaignView }) {
  const t = useWords(campaignPageWords)
  const o = useWords(ownWords)
  const style = useStyle()
  const now = useNow()
  const change = useTell(campaignApi.change)
  const connect = useTell(campaignApi.connect)
  const [isAsking, ask] = useState(false)
  const [form, setForm] = useParam('form')
  const of = { incident: view.incident, campaign: view.number }
  if (form === 'own' && view.can.run) return <OwnForm view={view} onClose={() => setForm('')} />
  const coming = view.own.turns.filter((one) => Date.parse(one.at) > now)
  return (
    <Sheet title={t('own.title')}>
      <p>{t(view.isOpen ? 'own.open' : 'own.closed')}</p>
      {view.isOpen && (
        <p className="mono">
          <a href={changePath(view.id)} target="_blank" rel="noreferrer">
            {`${location.origin}${changePath(view.id)}`}
          </a>
        </p>
      )}
      {coming.map(({ at, isOpen }) => (
        <p key={at}>
          {o(isOpen ? 'turn.opens' : 'turn.closes', { at: formatInstant(at, { ...style, named: false }) })}
        </p>
      ))}
      {view.own.second !== 'none' && (
        <p className={forms.quiet}>{o('told.second', { what: o(`second.${view.own.second}`), count: view.seconds })}</p>
      )}
      {!view.isConnected && view.connector.kind !== 'none' && <p className={forms.quiet}>{t('own.unconnected')}</p>}
      <ProblemText problem={change.problem} />
      {view.can.run && (
        <div className={classes.acts}>
          <Button loading={change.isTelling} onClick={() => void change.tell({ ...of, isOpen: !view.isOpen })}>
            {t(view.isOpen ? 'own.end' : 'own.start')}
          </Button>
          <Button onClick={() => setForm('own')}>{o('set')}</Button>
          {!view.isConnected && view.connector.kind !== 'none' && (
            <Button onClick={() => ask(true)}>{t('own.connect')}</Button>
          )}
        </div>
      )}
      <ActForm
        title={t('own.connect')}
        act={t('own.connect')}
        fields={['bindPassword']}
        isOpen={isAsking}
        onClose={() => ask(false)}
        isBusy={connect.isTelling}
        problem={connect.problem}
        onGiven={({ bindPassword }) => void connect.tell({ ...of, bindPassword }).then((done) => done && ask(false))}
      />
    </Sheet>
  )
}

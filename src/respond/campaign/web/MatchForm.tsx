import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { Scope } from '../account.ts'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { BindField } from './BindField.tsx'
import classes from './CampaignTab.module.css'
import { LoadedLines } from './LoadedLines.tsx'
import { listWords } from './list-words.ts'

/** Holds what was exposed against what is held now (S0-14), and says who is to change. */
export function MatchForm({ view }: { view: CampaignView }) {
  const l = useWords(listWords)
  const match = useTell(campaignApi.match)
  const [exposed, setExposed] = useState<File | null>(null)
  const [held, setHeld] = useState<File | null>(null)
  const [scope, setScope] = useState<Scope>(view.scope === 'all' ? 'listed' : view.scope)
  const [bindPassword, setBindPassword] = useState('')
  const isLdap = view.connector.kind === 'ldap'
  const given = bindPassword === '' ? {} : { bindPassword }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        const files = [exposed, held].filter((one) => one !== null)
        void match.tell({ incident: view.incident, campaign: view.number, scope, ...given }, files)
      }}
    >
      <p className={forms.quiet}>{l('exposed.hint')}</p>
      <FileDrop
        isSingle
        label={l('exposed.file')}
        told={exposed?.name ?? ''}
        onFiles={([file]) => setExposed(file ?? null)}
      />
      <FileDrop
        isSingle
        label={l('exposed.held')}
        hint={isLdap ? l('exposed.held.hint') : ''}
        told={held?.name ?? ''}
        onFiles={([file]) => setHeld(file ?? null)}
      />
      {isLdap && held === null && !view.isConnected && <BindField value={bindPassword} onChange={setBindPassword} />}
      <NativeSelect
        label={l('exposed.scope')}
        data={Scope.options.map((value) => ({ value, label: l(`scope.${value}`) }))}
        value={scope}
        onChange={(event) => setScope(event.currentTarget.value as Scope)}
      />
      <ProblemText problem={match.problem} />
      {match.output && (
        <p role="status">
          {l('exposed.told', {
            same: match.output.exposures.same ?? 0,
            differs: match.output.exposures.differs ?? 0,
            unknown: match.output.exposures.unknown ?? 0,
            listed: match.output.exposures.listed ?? 0,
          })}
        </p>
      )}
      {match.output && <LoadedLines {...match.output} />}
      <div className={classes.acts}>
        <Button type="submit" variant="filled" disabled={exposed === null} loading={match.isTelling}>
          {l('exposed.match')}
        </Button>
      </div>
    </form>
  )
}

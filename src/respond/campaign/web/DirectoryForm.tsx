import { Button } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { BindField } from './BindField.tsx'
import classes from './CampaignTab.module.css'
import { LoadedLines } from './LoadedLines.tsx'
import { listWords } from './list-words.ts'
import { campaignPageWords } from './words.ts'

/** Takes the accounts from the directory itself. */
export function DirectoryForm({ view }: { view: CampaignView }) {
  const t = useWords(campaignPageWords)
  const l = useWords(listWords)
  const read = useTell(campaignApi.loadDirectory)
  const [bindPassword, setBindPassword] = useState('')
  if (view.connector.kind !== 'ldap') return <p>{l('directory.missing')}</p>
  const given = bindPassword === '' ? {} : { bindPassword }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void read.tell({ incident: view.incident, campaign: view.number, ...given })
      }}
    >
      <p className={forms.quiet}>{l('directory.hint')}</p>
      {!view.isConnected && <BindField value={bindPassword} onChange={setBindPassword} />}
      <ProblemText problem={read.problem} />
      {read.output && <p role="status">{t('load.told', { ...read.output })}</p>}
      {read.output && <LoadedLines {...read.output} />}
      <div className={classes.acts}>
        <Button type="submit" variant="filled" loading={read.isTelling}>
          {l('directory.read')}
        </Button>
      </div>
    </form>
  )
}

import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import classes from './CampaignTab.module.css'
import { DirectoryForm } from './DirectoryForm.tsx'
import { LoadedLines } from './LoadedLines.tsx'
import { listWords } from './list-words.ts'
import { MatchForm } from './MatchForm.tsx'
import { campaignPageWords } from './words.ts'

const lists = ['accounts', 'directory', 'exposed', 'removal', 'outcomes'] as const
type List = (typeof lists)[number]

/** Who is hit, and what became of them: each list as a file, or read from the directory, with what of it could not be read. */
export function ListSheet({ view }: { view: CampaignView }) {
  const t = useWords(campaignPageWords)
  const l = useWords(listWords)
  const [list, setList] = useState<List>('accounts')
  // What needs accounts to be held against waits for them.
  const offered = lists.filter(
    (one) => one === 'accounts' || (one === 'directory' ? view.can.run : view.figures.loaded > 0),
  )
  return (
    <Sheet title={t('load.title')}>
      <div className={classes.form}>
        <NativeSelect
          label={l('which')}
          data={offered.map((value) => ({ value, label: l(`which.${value}`) }))}
          value={list}
          onChange={(event) => setList(event.currentTarget.value as List)}
        />
        {list === 'directory' && <DirectoryForm view={view} />}
        {list === 'exposed' && <MatchForm view={view} />}
        {list !== 'directory' && list !== 'exposed' && <FileForm key={list} view={view} list={list} />}
      </div>
    </Sheet>
  )
}

function FileForm({ view, list }: { view: CampaignView; list: Exclude<List, 'directory' | 'exposed'> }) {
  const t = useWords(campaignPageWords)
  const l = useWords(listWords)
  const load = useTell(campaignApi.load)
  const [reason, setReason] = useState('')
  const ask = { incident: view.incident, campaign: view.number, list, reason }
  return (
    <>
      {list === 'removal' && (
        <TextInput
          label={l('removal.reason')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <FileDrop
        label={t('load.drop')}
        hint={list === 'removal' ? '' : l(`${list}.hint`)}
        isSingle
        isBusy={load.isTelling}
        told={load.output ? t('load.told', { ...load.output }) : ''}
        onFiles={(files) => void load.tell(ask, files)}
      />
      <ProblemText problem={load.problem} />
      {load.output && <LoadedLines {...load.output} />}
    </>
  )
}

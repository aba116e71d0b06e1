import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { campaignApi } from '../api.ts'
import { CampaignPage } from './CampaignPage.tsx'
import classes from './CampaignTab.module.css'
import { campaignPageWords } from './words.ts'

/** The mass resets of an incident; most have one, and it stands here whole. */
export function CampaignTab() {
  const t = useWords(campaignPageWords)
  const { incident } = useIncident()
  const [chosen, choose] = useParam('campaign')
  const [form, setForm] = useParam('form')
  const found = useAsk(campaignApi.list, { incident: incident.number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { rows } = found.data
  const mayBegin = incident.can.write
  const shown = rows.find((row) => row.number === chosen) ?? rows.at(-1)
  if (form === 'begin' && mayBegin) return <Begin incident={incident.number} onDone={() => setForm('')} />
  if (!shown)
    return (
      <EmptyPlace
        title={t('none.title')}
        act={
          mayBegin && (
            <Button variant="filled" onClick={() => setForm('begin')}>
              {t('begin')}
            </Button>
          )
        }
      >
        {t('none.text')}
      </EmptyPlace>
    )
  return (
    <div className={classes.page}>
      {rows.length > 1 && (
        <Select
          label={t('begin.title')}
          data={rows.map((row) => ({ value: row.number, label: `${row.number} ${row.title}` }))}
          value={shown.number}
          onChange={(next) => next && choose(next)}
          allowDeselect={false}
        />
      )}
      <CampaignPage key={shown.id} incident={incident.number} campaign={shown.number} />
    </div>
  )
}

function Begin({ incident, onDone }: { incident: string; onDone: () => void }) {
  const t = useWords(campaignPageWords)
  const create = useTell(campaignApi.create)
  const [title, setTitle] = useState('')
  const [secret, setSecret] = useState<'password' | 'code'>('password')
  return (
    <Sheet title={t('begin')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          void create.tell({ incident, title, secret }).then((made) => made && onDone())
        }}
      >
        <TextInput
          required
          data-autofocus
          label={t('begin.title')}
          description={t('begin.example')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Select
          label={t('begin.secret')}
          data={(['password', 'code'] as const).map((value) => ({ value, label: t(`begin.${value}`) }))}
          value={secret}
          onChange={(next) => next && setSecret(next as 'password' | 'code')}
          allowDeselect={false}
        />
        <ProblemText problem={create.problem} />
        <div className={classes.acts}>
          <Button type="submit" variant="filled" loading={create.isTelling}>
            {t('begin')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

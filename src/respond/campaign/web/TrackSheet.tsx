import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import classes from './CampaignTab.module.css'
import { letterWords } from './letter-words.ts'

const outcomes = ['fetched', 'undelivered', 'returned', 'sent', 'printed'] as const

/** What became of letters after they left: fetched by the person, or back undelivered; by lists of IDs from the counters. */
export function TrackSheet({ view }: { view: CampaignView }) {
  const l = useWords(letterWords)
  const tell = useTell(campaignApi.delivered)
  const [form, setForm] = useParam('form')
  const [logins, setLogins] = useState('')
  const [letter, setLetter] = useState<(typeof outcomes)[number]>('fetched')
  const count = (name: string) => view.figures.letters[name] ?? 0
  const named = logins.split(/[\s,]+/).filter(Boolean)
  const { output } = tell
  return (
    <Sheet title={l('track.title')}>
      <p>
        {l('track.told', {
          printed: count('printed'),
          sent: count('sent'),
          fetched: count('fetched'),
          undelivered: count('undelivered'),
          returned: count('returned'),
          none: count('none'),
        })}
      </p>
      {output && <p role="status">{l('track.done', { count: output.changed })}</p>}
      {output && output.unknown.length > 0 && (
        <p className={classes.gap}>{l('track.unknown', { logins: output.unknown.slice(0, 50).join(', ') })}</p>
      )}
      {form === 'track' ? (
        <Form
          act={l('track.save')}
          isReady={named.length > 0}
          isBusy={tell.isTelling}
          problem={tell.problem}
          onClose={() => setForm('')}
          onSave={() => tell.tell({ incident: view.incident, campaign: view.number, logins: named, letter })}
        >
          <Textarea
            required
            autosize
            minRows={3}
            label={l('track.logins')}
            value={logins}
            onChange={(event) => setLogins(event.currentTarget.value)}
          />
          <NativeSelect
            label={l('track.what')}
            data={outcomes.map((value) => ({ value, label: l(`track.${value}`) }))}
            value={letter}
            onChange={(event) => setLetter(event.currentTarget.value as 'fetched')}
          />
        </Form>
      ) : (
        <div className={classes.acts}>
          <Button onClick={() => setForm('track')}>{l('track.save')}</Button>
        </div>
      )}
    </Sheet>
  )
}

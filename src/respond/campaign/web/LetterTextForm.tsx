import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { zoneLabel } from '#src/core/time.ts'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { connectorWords } from './connector-words.ts'
import { instantIn, textOf } from './plan-time.ts'
import { planWords } from './plan-words.ts'

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** What a letter asks of the person, until when, and whom to ask: in both languages, as each person reads one. */
export function LetterTextForm({ view, onClose }: { view: CampaignView; onClose: () => void }) {
  const c = useWords(connectorWords)
  const p = useWords(planWords)
  const { zone } = useZone()
  const save = useTell(campaignApi.change)
  const { letter } = view
  const [due, setDue] = useState(letter.dueAt ? textOf(letter.dueAt, zone) : '')
  const [ja, setJa] = useState(letter.ja.join('\n'))
  const [en, setEn] = useState(letter.en.join('\n'))
  const [contact, setContact] = useState(letter.contact)
  const dueAt = due.trim() === '' ? null : instantIn(due, zone)
  const isWrongTime = due.trim() !== '' && dueAt === null
  return (
    <Form
      title={c('letter')}
      act={c('save')}
      isReady={!isWrongTime}
      isBusy={save.isTelling}
      problem={save.problem}
      onClose={onClose}
      onSave={() =>
        save.tell({
          incident: view.incident,
          campaign: view.number,
          letter: { dueAt, ja: linesOf(ja), en: linesOf(en), contact },
        })
      }
    >
      <TextInput
        label={`${c('letter.due')} (${zoneLabel(zone)})`}
        description={c('letter.due.hint')}
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
        error={isWrongTime && p('form.bad-time')}
      />
      <Textarea
        autosize
        minRows={3}
        label={c('letter.ja')}
        value={ja}
        onChange={(event) => setJa(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={3}
        label={c('letter.en')}
        value={en}
        onChange={(event) => setEn(event.currentTarget.value)}
      />
      <TextInput
        maxLength={300}
        label={c('letter.contact.ja')}
        value={contact.ja}
        onChange={(event) => setContact({ ...contact, ja: event.currentTarget.value })}
      />
      <TextInput
        maxLength={300}
        label={c('letter.contact.en')}
        value={contact.en}
        onChange={(event) => setContact({ ...contact, en: event.currentTarget.value })}
      />
    </Form>
  )
}

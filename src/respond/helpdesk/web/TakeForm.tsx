import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { helpdeskApi } from '../api.ts'
import { type QueryRow, QuerySort } from '../query.ts'
import { Channel, type PreparedAnswer } from '../sheet.ts'
import { helpdeskWords } from '../words.ts'
import { helpdeskPageWords } from './words.ts'

export type Given = { readonly incident: string; readonly answer: PreparedAnswer | null }

/** Who asked what by which way, and what they were told: kept while they are still on the line. */
export function TakeForm({
  given,
  incidents,
  onClose,
  onTaken,
}: {
  given: Given
  incidents: readonly string[]
  onClose: () => void
  onTaken?: (row: QueryRow) => void
}) {
  const t = useWords(helpdeskPageWords)
  const said = useWords(helpdeskWords)
  const { lang } = useLang()
  const prepared = given.answer
  const [incident, setIncident] = useState(given.incident)
  const [sort, setSort] = useState<QuerySort>(prepared?.audience === 'press' ? 'press' : 'user')
  const [channel, setChannel] = useState<Channel>('telephone')
  const [typed, setTyped] = useState({
    name: '',
    organisation: '',
    reach: '',
    text: prepared ? prepared.question[lang] || prepared.question.ja || prepared.question.en : '',
    answer: prepared ? prepared.answer[lang] || prepared.answer.ja || prepared.answer.en : '',
  })
  const [isComplaint, setComplaint] = useState(prepared !== null && prepared.containment !== '')
  const take = useTell(helpdeskApi.take, { also: ['incident'], onDone: onTaken })
  const text = (name: keyof typeof typed, maxLength: number) => ({
    label: t(`take.${name}`),
    value: typed[name],
    maxLength,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setTyped((before) => ({ ...before, [name]: value }))
    },
  })
  return (
    <Form
      title={t('window.take')}
      act={t('take.save')}
      isReady={typed.text.trim() !== ''}
      isBusy={take.isTelling}
      problem={take.problem}
      onClose={onClose}
      onSave={() =>
        take.tell({
          incident,
          sort,
          channel,
          lang,
          ...typed,
          isComplaint,
          ...(prepared ? { given: prepared.id } : {}),
        })
      }
    >
      <div className={forms.fields}>
        {incidents.length > 1 && (
          <NativeSelect
            label={t('take.incident')}
            value={incident}
            data={[...incidents]}
            onChange={(event) => setIncident(event.currentTarget.value)}
          />
        )}
        <NativeSelect
          label={t('take.sort')}
          value={sort}
          data={QuerySort.options.map((value) => ({ value, label: said(`sort.${value}`) }))}
          onChange={(event) => setSort(event.currentTarget.value as QuerySort)}
        />
        <NativeSelect
          label={t('take.channel')}
          value={channel}
          data={Channel.options.map((value) => ({ value, label: said(`channel.${value}`) }))}
          onChange={(event) => setChannel(event.currentTarget.value as Channel)}
        />
      </div>
      <div className={forms.fields}>
        <TextInput {...text('name', 200)} />
        <TextInput {...text('organisation', 200)} />
        <TextInput {...text('reach', 300)} />
      </div>
      <Textarea {...text('text', 4_000)} required autosize minRows={2} maxRows={10} data-autofocus />
      <Textarea {...text('answer', 4_000)} description={t('take.answer.hint')} autosize minRows={2} maxRows={10} />
      <Checkbox
        label={t('take.complaint')}
        description={t('take.complaint.hint')}
        checked={isComplaint}
        onChange={(event) => setComplaint(event.currentTarget.checked)}
      />
    </Form>
  )
}

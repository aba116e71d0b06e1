import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import classes from '#src/respond/notice/web/Notices.module.css'
import { instantIn, localOf } from '#src/respond/publication/web/typed.ts'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { helpdeskApi } from '../api.ts'
import { Audience, type Both, Channel, type PlanStep, type PreparedAnswer, type SheetContent } from '../sheet.ts'
import { helpdeskWords } from '../words.ts'
import own from './Helpdesk.module.css'
import { helpdeskPageWords } from './words.ts'

const none: SheetContent = {
  matter: { ja: '', en: '' },
  now: { ja: '', en: '' },
  speaker: '',
  hours: '',
  decider: '',
  criteria: '',
  steps: [],
  answers: [],
  notSaid: [],
}
type Containments = readonly { readonly number: string; readonly what: string }[]

/** Writes the next version of what may be said; what a source keeps from everybody is named while one writes. */
export function SheetForm({
  incident,
  from,
  containments,
  onClose,
}: {
  incident: string
  from: SheetContent | null
  containments: Containments
  onClose: () => void
}) {
  const t = useWords(helpdeskPageWords)
  const [content, set] = useState<SheetContent>(from ?? none)
  const change = (is: Partial<SheetContent>) => set((before) => ({ ...before, ...is }))
  const sent = { ...content, steps: content.steps.filter((one) => one.what.trim() !== '') }
  const checked = useAsk(helpdeskApi.checkSheet, { incident, content: sent }, { keepsPrevious: true })
  const write = useTell(helpdeskApi.writeSheet, { also: ['incident'] })
  const line = (name: 'speaker' | 'hours' | 'decider') => ({
    label: t(`field.${name}`),
    value: content[name],
    maxLength: 300,
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  })
  const faults = checked.data?.faults ?? []
  const next = Math.max(0, ...content.answers.map((one) => Number(one.id.slice(1)))) + 1
  return (
    <Form
      title={t('sheet.title')}
      act={t('sheet.send')}
      isReady={checked.data !== undefined && faults.length === 0}
      isBusy={write.isTelling}
      problem={write.problem ?? checked.error}
      onClose={onClose}
      onSave={() => write.tell({ incident, content: sent })}
    >
      <InBoth field="matter" value={content.matter} onChange={(matter) => change({ matter })} rows={1} />
      <InBoth field="now" value={content.now} onChange={(now) => change({ now })} rows={3} />
      <div className={forms.fields}>
        <TextInput {...line('speaker')} />
        <TextInput {...line('hours')} />
        <TextInput {...line('decider')} />
      </div>
      <Textarea
        label={t('field.criteria')}
        value={content.criteria}
        maxLength={4_000}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => change({ criteria: event.currentTarget.value })}
      />
      <Steps rows={content.steps} onChange={(steps) => change({ steps })} />
      {content.answers.map((one) => (
        <AnswerFields
          key={one.id}
          one={one}
          containments={containments}
          onChange={(is) =>
            change({ answers: content.answers.map((row) => (row.id === one.id ? { ...row, ...is } : row)) })
          }
          onRemove={() => change({ answers: content.answers.filter((row) => row.id !== one.id) })}
        />
      ))}
      <div className={forms.acts}>
        <Button
          onClick={() => {
            const empty = { ja: '', en: '' }
            const made: PreparedAnswer = {
              id: `a${next}`,
              audience: 'all',
              question: empty,
              answer: empty,
              containment: '',
            }
            change({ answers: [...content.answers, made] })
          }}
        >
          {t('answer.add')}
        </Button>
      </div>
      <Textarea
        label={t('field.not-said')}
        defaultValue={content.notSaid.join('\n')}
        maxLength={8_000}
        autosize
        minRows={2}
        maxRows={10}
        onChange={(event) => {
          const lines = event.currentTarget.value.split('\n').map((one) => one.trim())
          change({ notSaid: lines.filter((one) => one !== '') })
        }}
      />
      {faults.length > 0 && (
        <div>
          <h3>{t('sheet.missing')}</h3>
          <ul className={classes.items}>
            {faults.map((fault) => (
              <li key={`${fault.place} ${fault.lang} ${fault.what}`}>{fault.text}</li>
            ))}
          </ul>
        </div>
      )}
    </Form>
  )
}

type Field = 'matter' | 'now' | 'question' | 'answer'
function InBoth({
  field,
  value,
  rows,
  onChange,
}: {
  field: Field
  value: Both
  rows: number
  onChange: (is: Both) => void
}) {
  const t = useWords(helpdeskPageWords)
  return (
    <div className={forms.fields}>
      {(['ja', 'en'] as const).map((lang) => (
        <Textarea
          key={lang}
          lang={lang}
          label={t(`in.${lang}`, { field: t(`field.${field}`) })}
          value={value[lang]}
          maxLength={4_000}
          autosize
          minRows={rows}
          maxRows={12}
          onChange={(event) => onChange({ ...value, [lang]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}

function AnswerFields({
  one,
  containments,
  onChange,
  onRemove,
}: {
  one: PreparedAnswer
  containments: Containments
  onChange: (is: Partial<PreparedAnswer>) => void
  onRemove: () => void
}) {
  const t = useWords(helpdeskPageWords)
  const said = useWords(helpdeskWords)
  return (
    <fieldset className={own.part}>
      <legend>{t('answer.name', { number: one.id.slice(1) })}</legend>
      <InBoth field="question" value={one.question} rows={1} onChange={(question) => onChange({ question })} />
      <InBoth field="answer" value={one.answer} rows={2} onChange={(answer) => onChange({ answer })} />
      <div className={forms.fields}>
        <NativeSelect
          label={t('field.audience')}
          value={one.audience}
          data={Audience.options.map((value) => ({ value, label: said(`audience.${value}`) }))}
          onChange={(event) => onChange({ audience: event.currentTarget.value as Audience })}
        />
        {containments.length > 0 && (
          <NativeSelect
            label={t('field.containment')}
            value={one.containment}
            data={[
              { value: '', label: t('field.containment.none') },
              ...containments.map(({ number, what }) => ({ value: number, label: `${number} ${what}` })),
            ]}
            onChange={(event) => onChange({ containment: event.currentTarget.value })}
          />
        )}
      </div>
      <div className={forms.acts}>
        <Button size="compact-sm" onClick={onRemove}>
          {t('row.remove')}
        </Button>
      </div>
    </fieldset>
  )
}

function Steps({ rows, onChange }: { rows: readonly PlanStep[]; onChange: (rows: PlanStep[]) => void }) {
  const t = useWords(helpdeskPageWords)
  const said = useWords(helpdeskWords)
  const { zone } = useZone()
  const set = (at: number, is: Partial<PlanStep>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...is } : row)))
  return (
    <fieldset className={own.part}>
      <legend>{t('field.steps')}</legend>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own, and are not sorted
        <div key={at} className={forms.fields}>
          <TextInput
            type="datetime-local"
            label={t('field.at')}
            value={row.at === null ? '' : localOf(row.at, zone)}
            onChange={(event) => {
              const { value } = event.currentTarget
              set(at, { at: value === '' ? null : instantIn(value, zone) })
            }}
          />
          <TextInput
            label={t('field.what')}
            value={row.what}
            maxLength={300}
            onChange={(event) => set(at, { what: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('take.channel')}
            value={row.channel}
            data={Channel.options.map((value) => ({ value, label: said(`channel.${value}`) }))}
            onChange={(event) => set(at, { channel: event.currentTarget.value as Channel })}
          />
          <TextInput
            label={t('field.by')}
            value={row.by}
            maxLength={300}
            onChange={(event) => set(at, { by: event.currentTarget.value })}
          />
        </div>
      ))}
      <div className={forms.acts}>
        <Button size="compact-sm" onClick={() => onChange([...rows, { at: null, what: '', channel: 'press', by: '' }])}>
          {t('step.add')}
        </Button>
      </div>
    </fieldset>
  )
}

import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { editionApi } from '#src/prepare/playbook/edition/api.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { drillApi } from '../api.ts'
import { drillPageWords } from './words.ts'

const mostChoices = 100
/** As much as a title holds of what was learnt. */
const mostTitle = 300

type Of = { item: string; check: string; showed: string; onClose: () => void }

/** One step from what an exercise showed to what changes because of it. */
export function LessonForm({ item, check, showed, onClose }: Of) {
  const t = useWords(drillPageWords)
  const { lang } = useLang()
  const incidents = useAsk(incidentApi.list, { limit: mostChoices })
  const playbooks = useAsk(editionApi.list, {})
  const toMeasure = useTell(drillApi.measure, { also: ['incident'] })
  const toPlaybook = useTell(drillApi.playbook)
  const [to, setTo] = useState<'measure' | 'playbook'>('measure')
  const [incident, setIncident] = useState('')
  const [title, setTitle] = useState(showed.slice(0, mostTitle))
  const [owner, setOwner] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [playbook, setPlaybook] = useState('')
  const isMeasure = to === 'measure'
  const none = { value: '', label: t('choose') }
  return (
    <Form
      act={t(isMeasure ? 'save.measure' : 'save.playbook')}
      isReady={isMeasure ? incident !== '' && title.trim() !== '' : playbook !== ''}
      isBusy={toMeasure.isTelling || toPlaybook.isTelling}
      problem={isMeasure ? toMeasure.problem : toPlaybook.problem}
      onClose={onClose}
      onSave={() =>
        isMeasure
          ? toMeasure.tell({ item, check, incident, title, owner, ownerId: null, dueOn: dueOn || null })
          : toPlaybook.tell({ item, check, playbook })
      }
    >
      <SegmentedControl
        aria-label={t('carry.to')}
        value={to}
        onChange={(value) => setTo(value === 'playbook' ? 'playbook' : 'measure')}
        data={[
          { value: 'measure', label: t('to.measure') },
          { value: 'playbook', label: t('to.playbook') },
        ]}
      />
      {isMeasure ? (
        <>
          <NativeSelect
            required
            label={t('incident')}
            value={incident}
            data={[
              none,
              ...(incidents.data?.rows ?? []).map((one) => ({
                value: one.number,
                label: `${one.number} ${one.title}`,
              })),
            ]}
            onChange={(event) => setIncident(event.currentTarget.value)}
          />
          <TextInput
            required
            label={t('title')}
            maxLength={mostTitle}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <div className={forms.fields}>
            <TextInput
              label={t('owner')}
              maxLength={300}
              value={owner}
              onChange={(event) => setOwner(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t('due')}
              value={dueOn}
              onChange={(event) => setDueOn(event.currentTarget.value)}
            />
          </div>
        </>
      ) : (
        <NativeSelect
          required
          label={t('playbook')}
          description={t('playbook.hint')}
          value={playbook}
          data={[none, ...(playbooks.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name[lang] }))]}
          onChange={(event) => setPlaybook(event.currentTarget.value)}
        />
      )}
    </Form>
  )
}

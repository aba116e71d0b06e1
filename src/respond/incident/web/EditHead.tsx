import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import { Tlp } from '#src/core/tlp.ts'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../api.ts'
import { DetectionMethod } from '../incident.ts'
import forms from './forms.module.css'
import { useIncident } from './incident-context.ts'
import { KindPicker } from './KindPicker.tsx'
import { LevelPicker } from './LevelPicker.tsx'
import { listWords } from './words/list.ts'
import { pageWords } from './words/page.ts'
import { stateWords } from './words/state.ts'

/** Puts the head of an incident right; what was and what is go on the record. `field` comes first when an act asks for it. */
export function EditHead({ field, onClose }: { field?: string; onClose: () => void }) {
  const t = useWords(pageWords)
  const list = useWords(listWords)
  const state = useWords(stateWords)
  const kit = useWords(kitWords)
  const { incident } = useIncident()
  const change = useTell(incidentApi.change)
  const [title, setTitle] = useState(incident.title)
  const [severity, setSeverity] = useState(incident.severity)
  const [kinds, setKinds] = useState([...incident.kinds])
  const [tlp, setTlp] = useState<Tlp>(incident.tlp)
  const [isSecret, setSecret] = useState(incident.isSecret)
  const [detection, setDetection] = useState(incident.detection)
  const noticed: When = { from: incident.noticedAt, to: incident.noticedAt, precision: 'minute', zone: incident.zone }
  const [when, setWhen] = useState<When | null>(noticed)
  const [reason, setReason] = useState('')
  const save = async () => {
    const isMoved = when && Date.parse(when.from) !== Date.parse(noticed.from)
    const saved = await change.tell({
      incident: incident.number,
      version: incident.version,
      title: title.trim() === incident.title ? undefined : title,
      kinds: same(kinds, incident.kinds) ? undefined : kinds,
      severity: severity.level === incident.severity.level ? undefined : severity,
      tlp: tlp === incident.tlp ? undefined : tlp,
      isSecret: isSecret === incident.isSecret ? undefined : isSecret,
      detection: detection === incident.detection ? undefined : detection,
      noticedAt: isMoved ? when.from : undefined,
      zone: isMoved ? when.zone : undefined,
      reason,
    })
    if (saved) onClose()
  }
  const level = <LevelPicker key="level" value={severity} onChange={setSeverity} />
  const picker = <KindPicker key="kinds" value={kinds} onChange={setKinds} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack>
        {field === 'assess-severity' && level}
        {field === 'set-kinds' && picker}
        <TextInput
          required
          label={list('field.title')}
          maxLength={300}
          value={title}
          error={faultOf(change.problem, 'title')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {field !== 'assess-severity' && level}
        {field !== 'set-kinds' && picker}
        <div className={forms.fields}>
          <NativeSelect
            label={list('field.tlp')}
            value={tlp}
            data={Tlp.options.map((one) => ({ value: one, label: state(`tlp.${one}`) }))}
            onChange={(event) => setTlp(event.currentTarget.value as Tlp)}
          />
          <NativeSelect
            label={list('field.detection')}
            value={detection}
            data={DetectionMethod.options.map((one) => ({ value: one, label: state(`detection.${one}`) }))}
            onChange={(event) => setDetection(event.currentTarget.value as typeof detection)}
          />
        </div>
        <WhenInput label={list('field.noticed')} value={noticed} onChange={setWhen} />
        <Checkbox
          label={list('field.secret')}
          description={list('field.secret.means')}
          checked={isSecret}
          onChange={(event) => setSecret(event.currentTarget.checked)}
        />
        <Textarea
          autosize
          minRows={2}
          label={t('edit.reason')}
          description={kit('reason.hint')}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemText problem={change.problem} />
        {change.problem?.status === 409 && <p>{t('changed.title')}</p>}
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={change.isTelling} disabled={!when}>
            {t('edit.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one))

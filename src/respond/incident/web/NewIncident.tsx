import { Button, Checkbox, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import { Tlp } from '#src/core/tlp.ts'
import { peopleApi } from '#src/prepare/people/api.ts'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMe } from '#src/web/kit/me.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { incidentApi } from '../api.ts'
import { DetectionMethod, type Severity } from '../incident.ts'
import forms from './forms.module.css'
import { KindPicker } from './KindPicker.tsx'
import { LevelPicker } from './LevelPicker.tsx'
import { noLevel } from './no-level.ts'
import { listWords } from './words/list.ts'
import { stateWords } from './words/state.ts'

/** Opens an incident. A title is enough; what is settled here need not be asked for later. */
export function NewIncident({ onClose }: { onClose: () => void }) {
  const t = useWords(listWords)
  const kit = useWords(kitWords)
  const state = useWords(stateWords)
  const navigate = useNavigate()
  const me = useMe()
  const { zone } = useZone()
  const people = useAsk(peopleApi.people, {})
  const create = useTell(incidentApi.create)
  const [title, setTitle] = useState('')
  const [when, setWhen] = useState<When | null>(() => {
    const now = new Date().toISOString()
    return { from: now, to: now, precision: 'minute', zone }
  })
  const [severity, setSeverity] = useState<Severity>(noLevel)
  const [kinds, setKinds] = useState<string[]>([])
  const [tlp, setTlp] = useState<Tlp>('amber')
  const [detection, setDetection] = useState<(typeof DetectionMethod.options)[number]>('unknown')
  const [isSecret, setSecret] = useState(false)
  const [lead, setLead] = useState(me?.id ?? '')
  const save = async () => {
    if (!when) return
    const made = await create.tell({
      title,
      kinds,
      severity: severity.level === '' ? undefined : severity,
      tlp,
      isSecret,
      detection,
      noticedAt: when.from,
      zone: when.zone,
      lead: lead || null,
    })
    if (made) void navigate({ to: '/incidents/$number', params: { number: made.number } })
  }
  return (
    <Modal opened onClose={onClose} size={860} title={t('new')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="lg">
          <p style={{ color: 'var(--ink-2)' }}>{t('new.hint')}</p>
          <TextInput
            required
            data-autofocus
            label={t('field.title')}
            description={t('field.title.hint')}
            maxLength={300}
            value={title}
            error={faultOf(create.problem, 'title')}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <WhenInput label={t('field.noticed')} value={when} onChange={setWhen} />
          <LevelPicker value={severity} onChange={setSeverity} />
          <KindPicker value={kinds} onChange={setKinds} />
          <div className={forms.fields}>
            <NativeSelect
              label={t('field.lead')}
              value={lead}
              data={[
                { value: '', label: t('field.lead.none') },
                ...(people.data?.rows ?? [])
                  .filter((one) => one.isActive)
                  .map((one) => ({ value: one.id, label: one.unit ? `${one.name} (${one.unit})` : one.name })),
              ]}
              onChange={(event) => setLead(event.currentTarget.value)}
            />
            <NativeSelect
              label={t('field.tlp')}
              value={tlp}
              data={Tlp.options.map((one) => ({ value: one, label: state(`tlp.${one}`) }))}
              onChange={(event) => setTlp(event.currentTarget.value as Tlp)}
            />
            <NativeSelect
              label={t('field.detection')}
              value={detection}
              data={DetectionMethod.options.map((one) => ({ value: one, label: state(`detection.${one}`) }))}
              onChange={(event) => setDetection(event.currentTarget.value as typeof detection)}
            />
          </div>
          <Checkbox
            label={t('field.secret')}
            description={t('field.secret.means')}
            checked={isSecret}
            onChange={(event) => setSecret(event.currentTarget.checked)}
          />
          <ProblemText problem={create.problem} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{kit('cancel')}</Button>
            <Button type="submit" variant="filled" loading={create.isTelling} disabled={!when}>
              {t('new.act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

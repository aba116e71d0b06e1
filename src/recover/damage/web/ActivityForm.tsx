import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { damageApi } from '../api.ts'
import { damagePageWords } from './words.ts'

const levels = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120] as const

/** How active the organisation was from a time on. */
export function ActivityForm({ incident, onClose }: { incident: string; onClose: () => void }) {
  const t = useWords(damagePageWords)
  const set = useTell(damageApi.activity)
  const [when, setWhen] = useState<When | null>(null)
  const [level, setLevel] = useState(50)
  const [note, setNote] = useState('')
  return (
    <Form
      title={t('activity.add')}
      act={t('activity.add')}
      isReady={when !== null && when.precision !== 'unknown'}
      isBusy={set.isTelling}
      problem={set.problem}
      onClose={onClose}
      onSave={() => set.tell({ incident, at: when!.from, level, note })}
    >
      <WhenInput value={when} onChange={setWhen} label={t('activity.from')} />
      <NativeSelect
        label={t('activity.level')}
        value={String(level)}
        data={levels.map((one) => ({ value: String(one), label: `${one}%` }))}
        onChange={(event) => setLevel(Number(event.currentTarget.value))}
      />
      <TextInput
        label={t('activity.note')}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Form>
  )
}

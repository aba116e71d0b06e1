import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { campaignApi } from '../api.ts'
import type { Defect } from '../program.ts'
import { programWords } from './program-words.ts'

type Of = { readonly incident: string; readonly campaign: string }

/** A version of the program: what it changes, by whom, and which defects it mends. */
export function VersionForm({ of, open, onClose }: { of: Of; open: readonly Defect[]; onClose: () => void }) {
  const t = useWords(programWords)
  const add = useTell(campaignApi.addVersion)
  const [what, setWhat] = useState('')
  const [by, setBy] = useState('')
  const [mends, setMends] = useState<readonly number[]>([])
  return (
    <Form
      title={t('version.add')}
      act={t('version.save')}
      isReady={what.trim() !== '' && by.trim() !== ''}
      isBusy={add.isTelling}
      problem={add.problem}
      onClose={onClose}
      onSave={() => add.tell({ ...of, what, by, mends: [...mends] })}
    >
      <Textarea
        required
        autosize
        minRows={2}
        maxLength={2_000}
        label={t('version.what')}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <TextInput
        required
        maxLength={200}
        label={t('version.by')}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      {open.length > 0 && (
        <Checkbox.Group
          label={t('version.mends')}
          value={mends.map(String)}
          onChange={(chosen) => setMends(chosen.map(Number))}
        >
          {open.map(({ position, what: text }) => (
            <Checkbox
              key={position}
              mt="xs"
              value={String(position)}
              label={`${t('defect', { number: position })} ${text}`}
            />
          ))}
        </Checkbox.Group>
      )}
    </Form>
  )
}

/** A test of the newest version: what was tried, by whom, who stood by, what was wrong (one a line). */
export function TestForm({ of, onClose }: { of: Of; onClose: () => void }) {
  const t = useWords(programWords)
  const add = useTell(campaignApi.addTest)
  const [what, setWhat] = useState('')
  const [by, setBy] = useState('')
  const [witness, setWitness] = useState('')
  const [isPassed, setPassed] = useState(true)
  const [defects, setDefects] = useState('')
  return (
    <Form
      title={t('test.add')}
      act={t('test.save')}
      isReady={what.trim() !== '' && by.trim() !== ''}
      isBusy={add.isTelling}
      problem={add.problem}
      onClose={onClose}
      onSave={() => {
        const found = defects.split('\n').map((line) => line.trim())
        return add.tell({ ...of, what, by, witness, isPassed, defects: found.filter(Boolean) })
      }}
    >
      <Textarea
        required
        autosize
        minRows={2}
        maxLength={2_000}
        label={t('test.what')}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
      />
      <TextInput
        required
        maxLength={200}
        label={t('test.by')}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <TextInput
        maxLength={200}
        label={t('test.by-witness')}
        description={t('test.by-witness.hint')}
        value={witness}
        onChange={(event) => setWitness(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('test.outcome')}
        data={[
          { value: 'passed', label: t('test.passed') },
          { value: 'failed', label: t('test.failed') },
        ]}
        value={isPassed ? 'passed' : 'failed'}
        onChange={(event) => setPassed(event.currentTarget.value === 'passed')}
      />
      <Textarea
        autosize
        minRows={2}
        label={t('test.defects')}
        description={t('test.defects.hint')}
        value={defects}
        onChange={(event) => setDefects(event.currentTarget.value)}
      />
    </Form>
  )
}

import { Button, Group, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { advisoryApi } from '../api.ts'
import type { PatchFacts, SoftwareFacts, SoftwareRow } from '../weakness.ts'
import classes from './Weaknesses.module.css'
import { weaknessPageWords } from './words.ts'

const fields = ['host', 'name', 'version', 'ecosystem', 'owner'] as const
const blank: SoftwareFacts = { host: '', name: '', version: '', ecosystem: '', owner: '' }

export function SoftwareForm({ onClose }: { onClose: () => void }) {
  const t = useWords(weaknessPageWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const add = useTell(advisoryApi.addSoftware, { also: ['record'] })
  const [given, set] = useState(blank)
  const [isTried, setTried] = useState(false)
  const isMissing = (name: keyof SoftwareFacts) =>
    isTried && (name === 'host' || name === 'name') && given[name].trim() === ''
  const save = async () => {
    setTried(true)
    if (given.host.trim() === '' || given.name.trim() === '' || !(await add.tell(given))) return
    notice(t('software.add.done'))
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('software.add')}
      size={640}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <div className={classes.part}>
        <div className={classes.fields}>
          {fields.map((name) => (
            <TextInput
              key={name}
              label={t(`field.${name}`)}
              maxLength={200}
              value={given[name]}
              error={isMissing(name) ? t('field.missing') : faultOf(add.problem, name)}
              onChange={(event) => set({ ...given, [name]: event.currentTarget.value })}
            />
          ))}
        </div>
        {add.problem && <ProblemText problem={add.problem} />}
        <Group justify="end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button variant="filled" loading={add.isTelling} onClick={() => void save()}>
            {t('software.add')}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}

export function SoftwareListForm({ onClose }: { onClose: () => void }) {
  const t = useWords(weaknessPageWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const take = useTell(advisoryApi.takeSoftware, { also: ['record'] })
  const [given, set] = useState({ host: '', ecosystem: '', owner: '', text: '' })
  const [problems, tell] = useState<readonly { line: number; text: string }[]>([])
  const save = async () => {
    if (given.text.trim() === '') return
    const done = await take.tell(given)
    if (!done) return
    tell(done.problems)
    notice(t('software.list.done', { taken: done.taken, found: done.found }))
    if (done.problems.length === 0) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('software.list')}
      size={720}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <div className={classes.part}>
        <p>{t('software.list.text')}</p>
        <div className={classes.fields}>
          {(['host', 'ecosystem', 'owner'] as const).map((name) => (
            <TextInput
              key={name}
              label={t(`field.${name}`)}
              maxLength={200}
              value={given[name]}
              onChange={(event) => set({ ...given, [name]: event.currentTarget.value })}
            />
          ))}
        </div>
        <Textarea
          label={t('software.list.lines')}
          autosize
          minRows={6}
          maxRows={16}
          value={given.text}
          onChange={(event) => set({ ...given, text: event.currentTarget.value })}
        />
        {problems.length > 0 && (
          <ul>
            {problems.map((one) => (
              <li key={one.line}>{t('software.list.problem', one)}</li>
            ))}
          </ul>
        )}
        {take.problem && <ProblemText problem={take.problem} />}
        <Group justify="end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button
            variant="filled"
            disabled={given.text.trim() === ''}
            loading={take.isTelling}
            onClick={() => void save()}
          >
            {t('software.list')}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}

const fresh: PatchFacts = { kind: 'patch', version: '', source: '', tried: '', risk: '', outcome: 'good', note: '' }
const kinds = ['patch', 'signature'] as const
const outcomes = ['good', 'failed', 'taken-back', 'wrong'] as const

export function PatchForm({ software, onClose }: { software: SoftwareRow; onClose: () => void }) {
  const t = useWords(weaknessPageWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const patch = useTell(advisoryApi.patch, { also: ['record'] })
  const [given, set] = useState(fresh)
  const save = async () => {
    if (!(await patch.tell({ software: software.id, ...given }))) return
    notice(t('patch.done'))
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${t('patch')}: ${software.name} (${software.host})`}
      size={640}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <div className={classes.part}>
        <div className={classes.fields}>
          <NativeSelect
            label={t('patch.kind')}
            value={given.kind}
            data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(event) => set({ ...given, kind: event.currentTarget.value as PatchFacts['kind'] })}
          />
          <NativeSelect
            label={t('patch.outcome')}
            value={given.outcome}
            data={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
            onChange={(event) => set({ ...given, outcome: event.currentTarget.value as PatchFacts['outcome'] })}
          />
          <TextInput
            label={t('patch.version')}
            maxLength={200}
            placeholder={software.version}
            value={given.version}
            onChange={(event) => set({ ...given, version: event.currentTarget.value })}
          />
          <TextInput
            label={t('patch.source')}
            maxLength={300}
            value={given.source}
            onChange={(event) => set({ ...given, source: event.currentTarget.value })}
          />
        </div>
        {(['tried', 'risk', 'note'] as const).map((name) => (
          <Textarea
            key={name}
            label={t(`patch.${name}`)}
            description={name === 'tried' ? t('patch.tried.hint') : undefined}
            autosize
            minRows={1}
            maxLength={name === 'note' ? 2_000 : 500}
            value={given[name]}
            onChange={(event) => set({ ...given, [name]: event.currentTarget.value })}
          />
        ))}
        {patch.problem && <ProblemText problem={patch.problem} />}
        <Group justify="end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button variant="filled" loading={patch.isTelling} onClick={() => void save()}>
            {t('patch')}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}

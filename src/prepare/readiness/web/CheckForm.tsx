import { Button, Group, Modal, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { type ReadinessRow, readinessApi } from '../api.ts'
import classes from './Readiness.module.css'
import { readinessPageWords } from './words.ts'

/** Somebody looked, or an exercise was held: what was seen, and what is done differently from now on. */
export function CheckForm({ item, onClose }: { item: ReadinessRow; onClose: () => void }) {
  const t = useWords(readinessPageWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const save = useTell(readinessApi.check, { also: ['record'] })
  const [when, setWhen] = useState<When | null>(null)
  const [outcome, setOutcome] = useState('good')
  const [seen, setSeen] = useState('')
  const [learnt, setLearnt] = useState('')
  const [isTried, setTried] = useState(false)
  const title = t(item.kind === 'exercise' ? 'check.held' : 'check')
  const send = async () => {
    setTried(true)
    if (seen.trim() === '') return
    const at = when ? { at: when.from } : {}
    if (!(await save.tell({ item: item.id, isGood: outcome === 'good', seen, learnt, ...at }))) return
    notice(t('check.done'))
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        noValidate
        className={classes.part}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <SegmentedControl
          aria-label={t('check.outcome')}
          value={outcome}
          onChange={setOutcome}
          data={[
            { value: 'good', label: t('check.good') },
            { value: 'wanting', label: t('check.wanting') },
          ]}
        />
        <WhenInput value={when} onChange={setWhen} />
        <Textarea
          label={t('check.seen')}
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4_000}
          value={seen}
          error={isTried && seen.trim() === '' ? t('field.missing') : undefined}
          onChange={(event) => setSeen(event.currentTarget.value)}
        />
        <Textarea
          label={t('check.learnt')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4_000}
          value={learnt}
          onChange={(event) => setLearnt(event.currentTarget.value)}
        />
        <ProblemText problem={save.problem} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isTelling}>
            {title}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

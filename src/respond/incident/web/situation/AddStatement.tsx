import { Button, Checkbox, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useStateWord } from '#src/web/kit/States.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../../api.ts'
import type { Statement, Tense } from '../../incident.ts'
import { useIncident } from '../incident-context.ts'
import { situationWords } from '../words/situation.ts'
import { stateWords } from '../words/state.ts'

const confidences = ['confirmed', 'likely', 'possible', 'unlikely'] as const

/** States one thing in one tense, and how sure that is. */
export function AddStatement({ tense: first, onClose }: { tense: Tense; onClose: () => void }) {
  const t = useWords(situationWords)
  const kit = useWords(kitWords)
  const state = useWords(stateWords)
  const wordOf = useStateWord()
  const { incident } = useIncident()
  const add = useTell(incidentApi.addStatement)
  const [tense, setTense] = useState<Tense>(first)
  const [text, setText] = useState('')
  const [confidence, setConfidence] = useState<Statement['confidence']>(
    first === 'may-happen' ? 'possible' : 'confirmed',
  )
  const [isWorstCase, setWorst] = useState(false)
  const [isNegative, setNegative] = useState(false)
  const [isImpact, setImpact] = useState(false)
  const save = async () => {
    const said = { incident: incident.number, tense, text, confidence, isWorstCase, isNegative, isImpact }
    if (await add.tell(said)) onClose()
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={t('add.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <Radio.Group label={t('add.tense')} value={tense} onChange={(next) => setTense(next as Tense)}>
            <Group gap="md" mt={4}>
              {(['has-happened', 'is-happening', 'may-happen'] as const).map((one) => (
                <Radio key={one} value={one} label={state(`tense.${one}`)} />
              ))}
            </Group>
          </Radio.Group>
          <Textarea
            required
            data-autofocus
            autosize
            minRows={3}
            maxRows={12}
            label={t('add.text')}
            maxLength={4_000}
            value={text}
            error={faultOf(add.problem, 'text')}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Radio.Group
            label={t('add.confidence')}
            value={confidence}
            onChange={(next) => setConfidence(next as Statement['confidence'])}
          >
            <Stack gap={8} mt={4}>
              {confidences.map((one) => {
                const { label, means } = wordOf(`confidence.${one}`)
                return <Radio key={one} value={one} label={label} description={means} />
              })}
            </Stack>
          </Radio.Group>
          <Checkbox
            label={t('add.worst')}
            description={t('add.worst.means')}
            checked={isWorstCase}
            onChange={(event) => setWorst(event.currentTarget.checked)}
          />
          <Checkbox
            label={t('add.negative')}
            description={t('add.negative.means')}
            checked={isNegative}
            onChange={(event) => setNegative(event.currentTarget.checked)}
          />
          <Checkbox
            label={t('add.impact')}
            description={t('add.impact.means')}
            checked={isImpact}
            onChange={(event) => setImpact(event.currentTarget.checked)}
          />
          <ProblemText problem={add.problem} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{kit('cancel')}</Button>
            <Button type="submit" variant="filled" loading={add.isTelling}>
              {t('add.act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

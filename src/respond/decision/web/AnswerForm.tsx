import { Button, Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { When } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { decisionApi } from '../api.ts'
import { DecisionAnswer, type DecisionRow } from '../decision.ts'
import { decisionPageWords } from './words.ts'

/** Approve, refuse, or not now, with the reason: one step. */
export function AnswerForm({ row, onDone }: { row: DecisionRow; onDone: () => void }) {
  const t = useWords(decisionPageWords)
  const tell = useTell(decisionApi.answer, { also: ['desk'] })
  const [answer, setAnswer] = useState<DecisionAnswer | null>(null)
  const [option, setOption] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [when, setWhen] = useState<When | null>(null)
  const needsOption = answer === 'approve' && row.options.length > 0
  const isReady =
    answer !== null &&
    reason.trim() !== '' &&
    (!needsOption || option !== null) &&
    (answer !== 'later' || when !== null)
  const save = async () => {
    if (!isReady) return
    const lookAgain = answer === 'later' ? (when?.from ?? null) : null
    const { number } = row.incident
    const done = await tell.tell({
      incident: number,
      decision: row.number,
      answer,
      option: needsOption ? option : null,
      reason,
      lookAgain,
    })
    if (done) onDone()
  }
  return (
    <Sheet title={t('answer')}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Radio.Group
          aria-label={t('answer')}
          value={answer ?? ''}
          onChange={(value) => setAnswer(DecisionAnswer.parse(value))}
        >
          <div className={forms.form}>
            {DecisionAnswer.options.map((one) => (
              <Radio key={one} value={one} label={t(`answer.${one}`)} />
            ))}
          </div>
        </Radio.Group>
        {needsOption && (
          <Radio.Group
            label={t('answer.choose')}
            value={option === null ? '' : String(option)}
            onChange={(value) => setOption(Number(value))}
          >
            <div className={forms.form}>
              {row.options.map((one, at) => (
                <Radio key={one} value={String(at + 1)} label={one} />
              ))}
            </div>
          </Radio.Group>
        )}
        {answer === 'later' && <WhenInput value={when} onChange={setWhen} label={t('answer.when')} />}
        <Textarea
          required
          autosize
          minRows={2}
          maxLength={4_000}
          label={t('answer.reason')}
          description={t('answer.reason.hint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemText problem={tell.problem} />
        <Button type="submit" variant="filled" size="md" disabled={!isReady} loading={tell.isTelling}>
          {t(answer === null ? 'answer.choose' : `answer.save.${answer}`)}
        </Button>
      </form>
    </Sheet>
  )
}

import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { clockApi, type IncidentClocks } from '../api.ts'
import type { ClockFacts, Question } from '../fact.ts'
import classes from './Clocks.module.css'
import { clockPageWords } from './words.ts'

/** The questions that decide which deadlines apply; what is not known stays open. */
export function Questions({ incident, shown }: { incident: string; shown: IncidentClocks }) {
  const t = useWords(clockPageWords)
  const { lang } = useLang()
  const notice = useNotice()
  const answer = useTell(clockApi.answer, { onDone: () => notice(t('questions.saved')) })
  const [changed, setChanged] = useState<ClockFacts>({})
  const save = async () => {
    if (await answer.tell({ incident, facts: changed })) setChanged({})
  }
  return (
    <Sheet title={t('questions')}>
      <p className={forms.quiet}>{t('questions.text')}</p>
      <form
        className={classes.questions}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {shown.questions.map((question) => (
          <div key={question.id} className={classes.question}>
            <label htmlFor={`fact-${question.id}`}>
              {question[lang]}
              {question.hint && <p>{question.hint[lang]}</p>}
            </label>
            <Answer
              question={question}
              fact={question.id in changed ? changed[question.id] : shown.facts[question.id]}
              isOff={!shown.canWrite}
              onChange={(fact) => setChanged((was) => ({ ...was, [question.id]: fact }))}
            />
          </div>
        ))}
        <ProblemText problem={answer.problem} />
        {shown.canWrite && (
          <div className={classes.save}>
            <Button
              type="submit"
              variant="filled"
              loading={answer.isTelling}
              disabled={Object.keys(changed).length === 0}
            >
              {t('questions.save')}
            </Button>
          </div>
        )}
      </form>
    </Sheet>
  )
}

function Answer({
  question,
  fact,
  isOff,
  onChange,
}: {
  question: Question
  fact: ClockFacts[string] | undefined
  isOff: boolean
  onChange: (fact: ClockFacts[string]) => void
}) {
  const t = useWords(clockPageWords)
  const id = `fact-${question.id}`
  if (question.kind === 'yes-no')
    return (
      <NativeSelect
        id={id}
        disabled={isOff}
        value={fact === true ? 'yes' : fact === false ? 'no' : 'open'}
        data={(['open', 'yes', 'no'] as const).map((value) => ({ value, label: t(`answer.${value}`) }))}
        onChange={({ currentTarget: { value } }) => onChange(value === 'open' ? null : value === 'yes')}
      />
    )
  return (
    <TextInput
      id={id}
      disabled={isOff}
      inputMode={question.kind === 'number' ? 'numeric' : 'text'}
      placeholder={t('answer.open')}
      maxLength={question.kind === 'number' ? 10 : 2}
      value={fact === null || fact === undefined ? '' : String(fact)}
      onChange={({ currentTarget: { value } }) => {
        const plain = value.normalize('NFKC').replaceAll(',', '').trim()
        if (plain === '') onChange(null)
        else if (question.kind === 'country') onChange(plain.toUpperCase())
        else if (/^\d+$/.test(plain)) onChange(Number(plain))
      }}
    />
  )
}

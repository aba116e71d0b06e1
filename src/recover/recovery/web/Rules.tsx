import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { recoveryApi } from '../api.ts'
import { type RecoveryView, RuleAnswer, type RuleView } from '../recovery.ts'
import { recoveryEntryWords } from '../words.ts'
import classes from './Recovery.module.css'
import { recoveryPageWords } from './words.ts'

/** The rules that hold back closing, each a question with what its yes asks for. */
export function Rules({ shown }: { shown: RecoveryView }) {
  const t = useWords(recoveryPageWords)
  const { lang } = useLang()
  const items = shown.headings.flatMap(({ checks }) => checks.flatMap((check) => check.items))
  const asked = new Map(items.map((item) => [item.id, item.text[lang]]))
  return (
    <Sheet title={t('rules')}>
      <ul className={classes.rows}>
        {shown.rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            asked={asked}
            incident={shown.incident.number}
            canWrite={shown.can.write}
          />
        ))}
      </ul>
    </Sheet>
  )
}

function RuleRow({
  rule,
  asked,
  incident,
  canWrite,
}: {
  rule: RuleView
  /** What each item of the checklist asks, by its number. */
  asked: ReadonlyMap<string, string>
  incident: string
  canWrite: boolean
}) {
  const t = useWords(recoveryPageWords)
  const entry = useWords(recoveryEntryWords)
  const { lang } = useLang()
  const tell = useTell(recoveryApi.rule)
  const [exception, setException] = useState(rule.exception)
  const done = rule.steps.filter((step) => step.isDone).map((step) => step.id)
  const save = (change: { answer?: RuleAnswer; steps?: string[]; exception?: string }) =>
    void tell.tell({
      incident,
      rule: rule.id,
      answer: rule.answer,
      steps: done,
      exception: rule.exception,
      ...change,
    })
  const id = `rule-${rule.id}`
  return (
    <li className={classes.rule} data-met={rule.isMet}>
      <div className={classes.ruleHead}>
        <label htmlFor={id}>
          <b>{rule.question[lang]}</b>
        </label>
        <NativeSelect
          id={id}
          disabled={!canWrite || tell.isTelling}
          value={rule.answer}
          data={RuleAnswer.options.map((value) => ({ value, label: entry(`recovery.answer.${value}`) }))}
          onChange={(event) => save({ answer: RuleAnswer.parse(event.currentTarget.value) })}
        />
      </div>
      <p className={forms.quiet}>{rule.means[lang]}</p>
      {rule.answer === 'yes' && (
        <>
          <div className={classes.steps}>
            {rule.steps.map((step) => (
              <Checkbox
                key={step.id}
                label={step.text[lang]}
                checked={step.isDone}
                disabled={!canWrite || tell.isTelling}
                onChange={(event) =>
                  save({
                    steps: event.currentTarget.checked ? [...done, step.id] : done.filter((one) => one !== step.id),
                  })
                }
              />
            ))}
          </div>
          {rule.items.length > 0 && !rule.isMet && (
            <p>
              {t('rule.items', {
                items: rule.items.map((item) => asked.get(item) ?? item).join(lang === 'ja' ? '」「' : '”, “'),
              })}
            </p>
          )}
          {rule.hasException && !(rule.isMet && rule.exception === '') && (
            <div className={classes.exception}>
              <TextInput
                label={t('rule.exception')}
                maxLength={4_000}
                disabled={!canWrite}
                value={exception}
                onChange={(event) => setException(event.currentTarget.value)}
              />
              <Button disabled={!canWrite || exception === rule.exception} onClick={() => save({ exception })}>
                {t('save')}
              </Button>
            </div>
          )}
        </>
      )}
      <ProblemText problem={tell.problem} />
    </li>
  )
}

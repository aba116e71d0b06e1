import { Group, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { type Answers, weigh } from '#src/prepare/knowledge/criteria.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useKnowledge } from '#src/web/kit/States.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { reportApi } from '../api.ts'
import classes from './AssessDialog.module.css'
import { actWords } from './act-words.ts'
import type { DialogProps } from './acts.ts'
import { Dialog } from './Dialog.tsx'

type Outcome = (typeof outcomes)[number]
const outcomes = ['incident', 'not-incident', 'unclear'] as const
const answers = ['yes', 'no', 'unknown'] as const

/** Is it really an incident? Each criterion is answered, the desk says what follows, a person decides and says why (S2-23). */
export function AssessDialog({ started, onClose }: DialogProps) {
  const t = useWords(actWords)
  const kit = useWords(kitWords)
  const { lang } = useLang()
  const notice = useNotice()
  const [row] = started.rows
  const shown = useAsk(reportApi.show, { id: row?.number ?? '' }, { enabled: row !== undefined })
  const before = shown.data?.assessment
  const criteria = useKnowledge()?.criteria[0]
  const assess = useTell(reportApi.assess)
  const [given, give] = useState<Answers | null>(null)
  const [chosen, choose] = useState<Outcome | null>(null)
  const [typed, type] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const said: Answers = given ?? before?.answers ?? {}
  const outcome = chosen ?? before?.outcome ?? ''
  const reason = typed ?? before?.reason ?? ''
  if (!row) return null
  const weighed = criteria ? weigh(criteria, said) : null
  const hasAnswers = Object.keys(said).length > 0
  const proposal = criteria?.outcomes.find((one) => one.id === weighed?.outcome)
  const send = async () => {
    setTried(true)
    if (outcome === '' || reason.trim() === '') return
    if (!(await assess.tell({ id: row.id, outcome, answers: said, reason: reason.trim() }))) return
    notice(t('done.assessed'))
    onClose()
  }
  return (
    <Dialog
      title={criteria?.question[lang] ?? t('assess.title')}
      rows={[row]}
      size={720}
      act={t('save')}
      isBusy={assess.isTelling}
      onClose={onClose}
      onSend={() => void send()}
    >
      {!criteria && <LoadingPlace rows={8} />}
      {criteria && <p className={classes.about}>{criteria.about[lang]}</p>}
      <div className={classes.questions}>
        {criteria?.questions.map((one) => (
          <Radio.Group
            key={one.id}
            label={one[lang]}
            description={one.look[lang]}
            value={said[one.id] ?? ''}
            onChange={(value) => give({ ...said, [one.id]: value as 'yes' })}
          >
            <Group gap={20} mt={4}>
              {answers.map((answer) => (
                <Radio key={answer} value={answer} label={t(`answer.${answer}`)} />
              ))}
            </Group>
          </Radio.Group>
        ))}
      </div>
      <div role="status">
        {hasAnswers && proposal && (
          <div className={classes.proposal}>
            <p>
              <strong>{t('assess.proposed', { outcome: proposal[lang] })}</strong>
              {weighed && weighed.open.length > 0 && <span>{t('assess.open', { count: weighed.open.length })}</span>}
            </p>
            <p>{proposal.next[lang]}</p>
          </div>
        )}
      </div>
      <Radio.Group
        label={t('assess.outcome')}
        value={outcome}
        error={isTried && outcome === '' ? t('assess.outcome.missing') : undefined}
        onChange={(value) => choose(value as Outcome)}
      >
        <Stack gap={8} mt={4}>
          {outcomes.map((one) => (
            <Radio key={one} value={one} label={t(`outcome.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('assess.reason')}
        autosize
        minRows={2}
        maxRows={8}
        value={reason}
        error={isTried && reason.trim() === '' ? kit('reason.missing') : undefined}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <ProblemText problem={assess.problem} />
    </Dialog>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { attackStageOf } from '#src/prepare/knowledge/attack-stage.ts'
import { attackStageWords } from '#src/prepare/knowledge/attack-stage-words.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { type CauseView, causeApi } from '../api.ts'
import { type Branch, type CauseQuestion, CauseQuestion as Questions, treeOf } from '../cause.ts'
import { causeEntryWords } from '../words.ts'
import { ArgueForm } from './ArgueForm.tsx'
import classes from './Cause.module.css'
import { CauseForm } from './CauseForm.tsx'
import { causePageWords } from './words.ts'

export type Opened =
  | { readonly form: 'add'; readonly question: CauseQuestion; readonly parent: number | null }
  | { readonly form: 'change' | 'argue'; readonly no: number }
  | null

/** The cause tree: three questions, each with its branches, each branch with evidence for and against. */
export function CausePart() {
  const t = useWords(causePageWords)
  const entry = useWords(causeEntryWords)
  const { incident } = useIncident()
  const [opened, open] = useState<Opened>(null)
  const found = useAsk(causeApi.show, { incident: incident.number })
  if (found.isPending) return <LoadingPlace rows={6} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const shown = found.data
  const close = () => open(null)
  const cause = opened && 'no' in opened ? shown.rows.find((one) => one.no === opened.no) : undefined
  return (
    <>
      <p className={forms.quiet}>{t('intro')}</p>
      {opened?.form === 'add' && (
        <CauseForm
          key={`${opened.question} ${opened.parent}`}
          shown={shown}
          question={opened.question}
          parent={opened.parent}
          cause={null}
          onClose={close}
        />
      )}
      {opened?.form === 'change' && cause && (
        <CauseForm
          key={cause.no}
          shown={shown}
          question={cause.question}
          parent={cause.parent}
          cause={cause}
          onClose={close}
        />
      )}
      {opened?.form === 'argue' && cause && (
        <ArgueForm key={cause.no} incident={incident.number} cause={cause} onClose={close} />
      )}
      {Questions.options.map((question) => (
        <Sheet
          key={question}
          title={entry(`cause.question.${question}`)}
          acts={
            shown.canWrite && <Button onClick={() => open({ form: 'add', question, parent: null })}>{t('add')}</Button>
          }
        >
          <p className={shown.established[question] ? undefined : forms.quiet}>{t(standing(shown, question))}</p>
          <Branches branches={treeOf(shown.rows, question)} shown={shown} onOpen={open} />
        </Sheet>
      ))}
    </>
  )
}

function standing({ established, rows }: CauseView, question: CauseQuestion) {
  if (established[question]) return 'is-established'
  return question === 'leak' && !rows.some((one) => one.question === 'leak') ? 'leak.none' : 'not-established'
}

function Branches({
  branches,
  shown,
  onOpen,
}: {
  branches: readonly Branch[]
  shown: CauseView
  onOpen: (opened: Opened) => void
}) {
  const t = useWords(causePageWords)
  const entry = useWords(causeEntryWords)
  const stageWord = useWords(attackStageWords)
  const { lang } = useLang()
  if (branches.length === 0) return null
  return (
    <ul className={classes.tree}>
      {branches.map((one) => {
        const stage = attackStageOf(one.stage)
        const about = [
          shown.knowledge.classes.find((other) => other.id === one.class)?.[lang],
          stage && stageWord(stage),
          one.technique,
        ]
        return (
          <li key={one.no} data-state={one.state}>
            <div className={classes.branch}>
              <p>
                <span className={classes.state}>{entry(`cause.state.${one.state}`)}</span> <b>{one.text}</b>
              </p>
              <p className={forms.quiet}>{about.filter(Boolean).join(' · ')}</p>
              {one.evidence.map((piece) => (
                <p key={`${piece.at} ${piece.text}`}>
                  <b>{t(piece.isFor ? 'said.for' : 'said.against')}</b> {piece.text}{' '}
                  <span className={forms.quiet}>{[piece.reference, piece.byName].filter(Boolean).join(', ')}</span>
                </p>
              ))}
              {shown.canWrite && (
                <div className={classes.acts}>
                  <Button size="compact-sm" onClick={() => onOpen({ form: 'argue', no: one.no })}>
                    {t('argue')}
                  </Button>
                  <Button
                    size="compact-sm"
                    onClick={() => onOpen({ form: 'add', question: one.question, parent: one.no })}
                  >
                    {t('add.under')}
                  </Button>
                  <Button size="compact-sm" onClick={() => onOpen({ form: 'change', no: one.no })}>
                    {t('change')}
                  </Button>
                </div>
              )}
            </div>
            <Branches branches={one.branches} shown={shown} onOpen={onOpen} />
          </li>
        )
      })}
    </ul>
  )
}

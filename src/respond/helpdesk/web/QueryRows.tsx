import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import classes from '#src/respond/notice/web/Notices.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { helpdeskApi } from '../api.ts'
import type { QueryRow } from '../query.ts'
import { helpdeskWords } from '../words.ts'
import { helpdeskPageWords } from './words.ts'

/** Queries, the newest first: what was asked, what was answered, and the way to the team for one that holds a real problem. */
export function QueryRows({ rows, mayAnswer }: { rows: readonly QueryRow[]; mayAnswer: boolean }) {
  return (
    <ul className={forms.bleed}>
      {rows.map((row) => (
        <li key={row.id}>
          <Query row={row} mayAnswer={mayAnswer} />
        </li>
      ))}
    </ul>
  )
}

function Query({ row, mayAnswer }: { row: QueryRow; mayAnswer: boolean }) {
  const t = useWords(helpdeskPageWords)
  const said = useWords(helpdeskWords)
  const style = useStyle()
  const [acting, act] = useState<'answer' | 'raise' | null>(null)
  const [typed, type] = useState(row.answer)
  const answer = useTell(helpdeskApi.answer, { also: ['incident'] })
  const raise = useTell(helpdeskApi.raise, { also: ['incident'], onDone: () => act(null) })
  const facts = [
    row.number,
    formatInstant(row.askedAt, style),
    said(`sort.${row.sort}`),
    said(`channel.${row.channel}`),
    [row.organisation, row.name].filter(Boolean).join(' '),
    row.reach,
    row.given ? t('query.given', { version: row.given.version, number: row.given.id.slice(1) }) : '',
    row.isComplaint
      ? row.containment
        ? t('query.against', { containment: row.containment })
        : t('query.complaint')
      : '',
  ]
  return (
    <div className={classes.row}>
      <span className={classes.state} data-late={row.state === 'open' || row.state === 'raised' || undefined}>
        {said(`state.${row.state}`)}
      </span>
      <div>
        <p>{row.text}</p>
        {row.answer !== '' && <p className={classes.quiet}>{row.answer}</p>}
        {row.raisedWhy && <p>{t('query.raised', { why: row.raisedWhy })}</p>}
        <p className={classes.quiet}>{facts.filter(Boolean).join(' · ')}</p>
        {acting === 'answer' && (
          <Form
            act={t('query.answer')}
            isReady={typed.trim() !== ''}
            isBusy={answer.isTelling}
            problem={answer.problem}
            onClose={() => act(null)}
            onSave={() => answer.tell({ query: row.id, answer: typed })}
          >
            <Textarea
              label={t('take.answer')}
              value={typed}
              maxLength={4_000}
              autosize
              minRows={2}
              maxRows={10}
              data-autofocus
              onChange={(event) => type(event.currentTarget.value)}
            />
          </Form>
        )}
      </div>
      {mayAnswer && acting !== 'answer' && (
        <div className={classes.acts}>
          {row.answer === '' && (
            <Button size="compact-sm" onClick={() => act('answer')}>
              {t('query.answer')}
            </Button>
          )}
          {row.raisedAt === null && (
            <Button size="compact-sm" onClick={() => act('raise')}>
              {t('query.raise')}
            </Button>
          )}
        </div>
      )}
      <ConfirmWithReason
        isOpen={acting === 'raise'}
        onClose={() => act(null)}
        title={t('query.raise.title', { number: row.number })}
        act={t('query.raise')}
        isBusy={raise.isTelling}
        problem={raise.problem}
        onConfirm={(why) => void raise.tell({ query: row.id, why })}
      >
        <p>{t('query.raise.text')}</p>
      </ConfirmWithReason>
    </div>
  )
}

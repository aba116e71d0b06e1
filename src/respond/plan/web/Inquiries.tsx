import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { hrefOf } from '#src/web/kit/client.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { planApi } from '../api.ts'
import { readAskedLines } from '../asked-lines.ts'
import type { Inquiry, Matrix, MatrixCell } from '../inquiry.ts'
import type { Assignee } from '../task.ts'
import classes from './Plan.module.css'
import { planPageWords } from './words.ts'

type Entering = { readonly inquiry: Inquiry; readonly assignee: Assignee } | null

/** Questions that many were asked, a column each; answers gather in the rows of those who were asked. */
export function Inquiries({ incident, matrix }: { incident: string; matrix: Matrix }) {
  const t = useWords(planPageWords)
  const { lang } = useLang()
  const [isAsking, ask] = useState(false)
  const [entering, enter] = useState<Entering>(null)
  const asked = new Set(matrix.cells.map((one) => one.assignee))
  const cells = new Map(matrix.cells.map((one) => [`${one.inquiry} ${one.assignee}`, one]))
  const button = matrix.canWrite && !isAsking && (
    <Button variant="filled" onClick={() => ask(true)}>
      {t('inquiry.ask')}
    </Button>
  )
  return (
    <>
      {isAsking && <AskForm incident={incident} matrix={matrix} onClose={() => ask(false)} />}
      {matrix.inquiries.length === 0 && !isAsking && (
        <EmptyPlace title={t('inquiry.none')} act={button}>
          {t('inquiry.none.text')}
        </EmptyPlace>
      )}
      {matrix.inquiries.length > 0 && (
        <Sheet
          title={t('inquiry.title')}
          acts={
            <>
              <a href={hrefOf(planApi.matrixCsv, { incident, lang })} download>
                {t('inquiry.csv')}
              </a>
              {button}
            </>
          }
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
          <section className={classes.scroll} tabIndex={0} aria-label={t('inquiry.title')}>
            <table className={classes.matrix}>
              <thead>
                <tr>
                  <th scope="col">{t('asked.parties')}</th>
                  {matrix.inquiries.map((one) => (
                    <th key={one.id} scope="col">
                      <Head incident={incident} inquiry={one} canWrite={matrix.canWrite} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {matrix.assignees
                  .filter((one) => asked.has(one.id))
                  .map((one) => (
                    <tr key={one.id}>
                      <th scope="row">{one.name}</th>
                      {matrix.inquiries.map((inquiry) => (
                        <td key={inquiry.id}>
                          <Cell
                            cell={cells.get(`${inquiry.id} ${one.id}`)}
                            onEnter={matrix.canWrite ? () => enter({ inquiry, assignee: one }) : null}
                          />
                        </td>
                      ))}
                    </tr>
                  ))}
              </tbody>
            </table>
          </section>
        </Sheet>
      )}
      {entering && <EnterAnswer incident={incident} {...entering} onClose={() => enter(null)} />}
    </>
  )
}

function Head({ incident, inquiry, canWrite }: { incident: string; inquiry: Inquiry; canWrite: boolean }) {
  const t = useWords(planPageWords)
  const kit = useWords(kitWords)
  const [isAsking, ask] = useState(false)
  const chase = useTell(planApi.chase, { onDone: () => ask(false) })
  const open = inquiry.asked - inquiry.answered
  return (
    <>
      <p>
        <b>
          {inquiry.number}. {inquiry.text}
        </b>
      </p>
      <p className={classes.quiet}>
        {t('inquiry.count', { asked: inquiry.asked, answered: inquiry.answered })}{' '}
        {inquiry.dueAt && <Instant at={inquiry.dueAt} />}
      </p>
      {canWrite && open > 0 && (
        <Button size="compact-sm" onClick={() => ask(true)}>
          {t('inquiry.chase')}
        </Button>
      )}
      <Modal
        opened={isAsking}
        onClose={() => ask(false)}
        title={t('inquiry.chase.title', { count: open })}
        closeButtonProps={{ 'aria-label': kit('close') }}
      >
        <p>{inquiry.text}</p>
        <ProblemText problem={chase.problem} />
        <div className={forms.acts}>
          <Button onClick={() => ask(false)}>{kit('cancel')}</Button>
          <Button
            variant="filled"
            loading={chase.isTelling}
            onClick={() => void chase.tell({ incident, inquiry: inquiry.id })}
          >
            {t('inquiry.chase')}
          </Button>
        </div>
      </Modal>
    </>
  )
}

function Cell({ cell, onEnter }: { cell: MatrixCell | undefined; onEnter: (() => void) | null }) {
  const t = useWords(planPageWords)
  if (!cell) return null
  if (cell.answer !== null)
    return (
      <>
        <p>{cell.answer}</p>
        {cell.answeredAt && (
          <p className={classes.quiet}>
            <Instant at={cell.answeredAt} />
          </p>
        )}
      </>
    )
  return (
    <>
      <p className={classes.open}>{t('cell.open')}</p>
      {cell.chased > 0 && <p className={classes.quiet}>{t('cell.chased', { count: cell.chased })}</p>}
      {onEnter && (
        <button type="button" className={forms.link} onClick={onEnter}>
          {t('cell.enter')}
        </button>
      )}
    </>
  )
}

function AskForm({ incident, matrix, onClose }: { incident: string; matrix: Matrix; onClose: () => void }) {
  const t = useWords(planPageWords)
  const kit = useWords(kitWords)
  const ask = useTell(planApi.ask, { onDone: onClose })
  const [text, setText] = useState('')
  // Whoever was asked before is asked again, unless a line is taken out.
  const [lines, setLines] = useState(() =>
    matrix.assignees
      .filter((one) => one.kind === 'unit')
      .map((one) => (one.email ? `${one.name}, ${one.email}` : one.name))
      .join('\n'),
  )
  const { parties, wrong } = readAskedLines(lines)
  return (
    <Sheet title={t('inquiry.ask')}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void ask.tell({ incident, text, assignees: parties })
        }}
      >
        <Textarea
          required
          autoFocus
          autosize
          minRows={2}
          label={t('inquiry.text')}
          maxLength={2_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Textarea
          required
          autosize
          minRows={4}
          maxRows={16}
          label={t('inquiry.units')}
          description={t('inquiry.units.hint')}
          value={lines}
          error={wrong.length > 0 ? t('inquiry.units.wrong', { lines: wrong.join(', ') }) : undefined}
          onChange={(event) => setLines(event.currentTarget.value)}
        />
        <ProblemText problem={ask.problem} />
        <div className={forms.acts}>
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={text.trim() === '' || parties.length === 0 || wrong.length > 0}
            loading={ask.isTelling}
          >
            {t('inquiry.send')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

function EnterAnswer({
  incident,
  inquiry,
  assignee,
  onClose,
}: NonNullable<Entering> & { incident: string; onClose: () => void }) {
  const t = useWords(planPageWords)
  const kit = useWords(kitWords)
  const enter = useTell(planApi.enter, { onDone: onClose })
  const [answer, setAnswer] = useState('')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('cell.enter.title', { name: assignee.name })}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void enter.tell({ incident, inquiry: inquiry.id, assignee: assignee.id, answer })
        }}
      >
        <p>{inquiry.text}</p>
        <Textarea
          required
          data-autofocus
          autosize
          minRows={2}
          label={t('cell.answer')}
          maxLength={4_000}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        <ProblemText problem={enter.problem} />
        <div className={forms.acts}>
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" disabled={answer.trim() === ''} loading={enter.isTelling}>
            {t('cell.enter')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

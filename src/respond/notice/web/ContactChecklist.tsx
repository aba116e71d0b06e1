import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { Explained } from '#src/web/kit/Explained.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { noticeApi } from '../api.ts'
import type { CheckRow } from '../checklist.ts'
import { checklistWords } from '../checklist-words.ts'
import classes from './Notices.module.css'

/** Whom to contact: inside, authorities, and both ends of the attack; what is open comes first to the eye. */
export function ContactChecklist({ incident, mayWrite }: { incident: string; mayWrite: boolean }) {
  const t = useWords(checklistWords)
  const found = useAsk(noticeApi.checklist, { incident }, { also: ['incident'] })
  const [acting, act] = useState<{ line: CheckRow['line']; state: 'told' | 'needless' } | null>(null)
  const tell = useTell(noticeApi.check, { also: ['incident'], onDone: () => act(null) })
  if (found.error) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  if (!found.data) return <LoadingPlace rows={4} />
  const open = found.data.rows.filter((one) => one.state === 'open' || one.state === 'named').length
  return (
    <Sheet title={t('title')}>
      <p className={forms.quiet}>{open === 0 ? t('all-done') : t('open', { count: open })}</p>
      {acting === null && <ProblemText problem={tell.problem} />}
      <ul className={forms.bleed}>
        {found.data.rows.map((row) => (
          <li key={row.line} className={classes.row}>
            <span className={classes.state} data-late={row.state === 'named' || undefined}>
              <Explained means={t(`state.${row.state}.means`)}>{t(`state.${row.state}`)}</Explained>
            </span>
            <Line row={row} />
            {mayWrite && row.state !== 'told' && row.checked === null && (
              <div className={classes.acts}>
                <Button size="compact-sm" onClick={() => act({ line: row.line, state: 'told' })}>
                  {t('told')}
                </Button>
                <Button size="compact-sm" onClick={() => act({ line: row.line, state: 'needless' })}>
                  {t('needless')}
                </Button>
              </div>
            )}
            {mayWrite && row.checked !== null && (
              <div className={classes.acts}>
                <Button
                  size="compact-sm"
                  onClick={() => void tell.tell({ incident, line: row.line, state: null, note: '' })}
                >
                  {t('take-back')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <ConfirmWithReason
        isOpen={acting !== null}
        onClose={() => act(null)}
        title={acting ? t(`${acting.state}.title`, { line: t(`line.${acting.line}`) }) : ''}
        act={t(acting?.state ?? 'told')}
        isBusy={tell.isTelling}
        problem={tell.problem}
        onConfirm={(note) => void tell.tell({ incident, ...acting!, note })}
      >
        <p>{t(acting?.state === 'needless' ? 'needless.text' : 'told.text')}</p>
      </ConfirmWithReason>
    </Sheet>
  )
}

function Line({ row: { line, parties, checked, wanted } }: { row: CheckRow }) {
  const t = useWords(checklistWords)
  const style = useStyle()
  const { lang } = useLang()
  const names = parties.map((one) =>
    one.toldAt === null
      ? t('party.not-yet', { name: one.name })
      : t('party.told', { name: one.name, at: formatInstant(one.toldAt, style) }),
  )
  return (
    <div>
      <b>{t(`line.${line}`)}</b>
      {wanted.length > 0 && (
        <p className={classes.quiet}>
          {t('wanted', { why: wanted.map((one) => one[lang]).join(lang === 'ja' ? '／' : '; ') })}
        </p>
      )}
      {names.length > 0 && <p className={classes.quiet}>{names.join(lang === 'ja' ? '、' : ', ')}</p>}
      {checked && (
        <p className={classes.quiet}>
          {checked.note} ({checked.by}, {formatInstant(checked.at, style)})
        </p>
      )}
    </div>
  )
}

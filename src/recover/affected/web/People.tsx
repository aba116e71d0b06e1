import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { type AffectedRow, Which } from '../affected.ts'
import { affectedApi } from '../api.ts'
import { affectedEntryWords } from '../words.ts'
import classes from './Affected.module.css'
import { AnswerForm, ClaimForm, TellForm } from './PersonForms.tsx'
import { affectedPageWords } from './words.ts'

const atOnce = 50
type Opened = { readonly no: number; readonly form: 'tell' | 'answer' | 'claim' } | null
type Of = { incident: string; unreached: number; onTellAll: (() => void) | null }

/** The list by name, a window of it at a time. */
export function People({ incident, unreached, onTellAll }: Of) {
  const t = useWords(affectedPageWords)
  const { lang } = useLang()
  const [which, setWhich] = useState<Which>('all')
  const [text, setText] = useState('')
  const [offset, setOffset] = useState(0)
  const [opened, open] = useState<Opened>(null)
  const asked = { incident, which, text, offset, limit: atOnce }
  const found = useAsk(affectedApi.people, asked, { keepsPrevious: true })
  const close = () => open(null)
  const row = found.data?.rows.find((one) => one.no === opened?.no)
  const of = { incident, no: opened?.no ?? null, onClose: close }
  return (
    <Sheet
      title={t('list')}
      acts={
        <>
          {onTellAll && <Button onClick={onTellAll}>{t('tell.all', { count: unreached })}</Button>}
          <Button component="a" href={`/api/incidents/${incident}/affected.csv?which=${which}&lang=${lang}`}>
            {t('list.csv')}
          </Button>
        </>
      }
    >
      <div className={classes.filters}>
        <NativeSelect
          aria-label={t('which')}
          value={which}
          data={Which.options.map((value) => ({ value, label: t(`which.${value}`) }))}
          onChange={(event) => {
            setWhich(Which.parse(event.currentTarget.value))
            setOffset(0)
          }}
        />
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setOffset(0)
          }}
        />
      </div>
      {opened?.form === 'tell' && <TellForm key={`t${opened.no}`} {...of} count={1} />}
      {opened?.form === 'claim' && <ClaimForm key={`c${opened.no}`} {...of} />}
      {opened?.form === 'answer' && row && (
        <AnswerForm key={`a${row.no}`} incident={incident} row={row} onClose={close} />
      )}
      {found.isPending && <LoadingPlace rows={8} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {found.data?.total === 0 && <p className={forms.quiet}>{t('list.none')}</p>}
      {found.data && found.data.total > 0 && (
        <>
          <OpenTable columns={[t('number'), t('person'), t('lost'), t('how'), t('answer'), t('acts')]}>
            {found.data.rows.map((one) => (
              <Row key={one.no} row={one} onOpen={(form) => open({ no: one.no, form })} />
            ))}
          </OpenTable>
          <div className={classes.pages}>
            <span role="status">
              {t('list.shown', { total: found.data.total, from: offset + 1, to: offset + found.data.rows.length })}
            </span>
            {offset > 0 && <Button onClick={() => setOffset(Math.max(0, offset - atOnce))}>{t('list.back')}</Button>}
            {offset + atOnce < found.data.total && (
              <Button onClick={() => setOffset(offset + atOnce)}>{t('list.more', { count: atOnce })}</Button>
            )}
          </div>
        </>
      )}
    </Sheet>
  )
}

function Row({ row, onOpen }: { row: AffectedRow; onOpen: (form: 'tell' | 'answer' | 'claim') => void }) {
  const t = useWords(affectedPageWords)
  const entry = useWords(affectedEntryWords)
  const { lang } = useLang()
  const [told] = row.told
  return (
    <tr>
      <td data-label={t('number')}>{row.no}</td>
      <td data-label={t('person')}>
        <b>{row.name || row.reference || row.email}</b>
        <div className={forms.quiet}>
          {[row.name && row.reference, row.email, row.address, row.phone, row.contract, row.note]
            .filter(Boolean)
            .join(' · ')}
          {row.contact && ` · ${t('contact', { name: row.contact })}`}
        </div>
      </td>
      <td data-label={t('lost')}>
        {row.lost.map((loss) => entry(`affected.lost.${loss}`)).join(lang === 'ja' ? '、' : ', ')}
      </td>
      <td data-label={t('how')}>
        {told ? (
          <>
            {entry(`affected.channel.${told.channel}`)} <Instant at={told.at} />
            {told.mail === 'failed' && <b> {t('failed')}</b>}
          </>
        ) : (
          t('how.not')
        )}
      </td>
      <td data-label={t('answer')}>
        {row.answer !== '' && entry(`affected.answer.${row.answer}`)} {row.answerNote}
      </td>
      <td>
        <div className={classes.acts}>
          {!told && (
            <Button size="compact-sm" onClick={() => onOpen('tell')}>
              {t('tell')}
            </Button>
          )}
          <Button size="compact-sm" onClick={() => onOpen('answer')}>
            {t('answer.write')}
          </Button>
          <Button size="compact-sm" onClick={() => onOpen('claim')}>
            {t('claim')}
          </Button>
        </div>
      </td>
    </tr>
  )
}

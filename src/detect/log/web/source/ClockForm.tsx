import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { zoneLabel } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { logApi } from '../../api.ts'
import { ClockMethod, type LogSource } from '../../source.ts'
import { readMoment } from '../search/span.ts'
import { sourceWords } from '../source-words.ts'
import classes from './Sources.module.css'
import { readSpan } from './span-text.ts'

/** By how much a clock was wrong, and when (S1-31). */
export function ClockForm({ source }: { source: LogSource }) {
  const t = useWords(sourceWords)
  const notice = useNotice()
  const { zone } = useZone()
  const add = useTell(logApi.addClock)
  const [isOpen, setOpen] = useState(false)
  const [way, setWay] = useState('ahead')
  const [by, setBy] = useState('')
  const [accuracy, setAccuracy] = useState('')
  const [when, setWhen] = useState('always')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [method, setMethod] = useState('stated')
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const ms = readSpan(by)
  const give = accuracy.trim() === '' ? null : readSpan(accuracy)
  const moment = (text: string, isEnd: boolean) =>
    text.trim() === '' ? null : readMoment(text, zone, Date.now(), isEnd)
  const [start, end] = when === 'always' ? [null, null] : [moment(from, false), moment(until, true)]
  const isUnread = (text: string, at: number | null) => when !== 'always' && text.trim() !== '' && at === null
  const faults = {
    by: ms === null,
    accuracy: accuracy.trim() !== '' && give === null,
    from: isUnread(from, start),
    until: isUnread(until, end),
  }
  const said = (fault: boolean, word: 'clock.by.wrong' | 'when.wrong') => (isTried && fault ? t(word) : undefined)
  if (!isOpen) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{t('clock.add')}</Button>
      </div>
    )
  }
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        setTried(true)
        if (ms === null || Object.values(faults).includes(true)) return
        const made = await add.tell({
          name: source.name,
          offsetMs: way === 'ahead' ? ms : -ms,
          accuracyMs: give,
          from: iso(start),
          until: iso(end),
          method: method as 'stated',
          note: note.trim(),
        })
        if (!made) return
        notice(t('clock.done'))
        setOpen(false)
        setBy('')
        setNote('')
        setTried(false)
      }}
    >
      <h3>{t('clock.add')}</h3>
      <p className={classes.quiet}>{t('clock.add.hint')}</p>
      <div className={classes.pair}>
        <TextInput
          label={t('clock.by')}
          description={t('clock.by.hint')}
          autoComplete="off"
          autoFocus
          value={by}
          error={said(faults.by, 'clock.by.wrong')}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('clock.direction')}
          value={way}
          data={(['ahead', 'behind'] as const).map((one) => ({ value: one, label: t(`direction.${one}`) }))}
          onChange={(event) => setWay(event.currentTarget.value)}
        />
      </div>
      <TextInput
        label={t('clock.accuracy')}
        autoComplete="off"
        value={accuracy}
        error={said(faults.accuracy, 'clock.by.wrong')}
        onChange={(event) => setAccuracy(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('clock.when')}
        value={when}
        data={(['always', 'span'] as const).map((one) => ({ value: one, label: t(`when.${one}`) }))}
        onChange={(event) => setWhen(event.currentTarget.value)}
      />
      {when === 'span' && (
        <div className={classes.pair}>
          <TextInput
            label={t('when.from', { zone: zoneLabel(zone) })}
            placeholder="2026-11-21 09:00"
            autoComplete="off"
            value={from}
            error={said(faults.from, 'when.wrong')}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label={t('when.until')}
            placeholder="2026-11-22 18:00"
            autoComplete="off"
            value={until}
            error={said(faults.until, 'when.wrong')}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
      )}
      <NativeSelect
        label={t('clock.method')}
        value={method}
        data={ClockMethod.options.map((one) => ({ value: one, label: t(`method.${one}`) }))}
        onChange={(event) => setMethod(event.currentTarget.value)}
      />
      <Textarea
        label={t('clock.note')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <ProblemText problem={add.problem} />
      <div>
        <Button type="submit" variant="filled" loading={add.isTelling}>
          {t('clock.act')}
        </Button>
      </div>
    </form>
  )
}

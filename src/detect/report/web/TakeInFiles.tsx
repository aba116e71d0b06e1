import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { zoneLabel } from '#src/core/time.ts'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useZone } from '#src/web/kit/zone.tsx'
import fields from './Fields.module.css'
import { Outcomes } from './Outcomes.tsx'
import classes from './TakeIn.module.css'
import { takeInWords } from './take-in-words.ts'
import { useImport } from './use-import.ts'

type Assumed = { readonly zone: string; readonly year: string }

/** Drop files or choose them; each gets an outcome of its own. */
export function TakeInFiles() {
  const t = useWords(takeInWords)
  const { zone } = useZone()
  const [assumed, assume] = useState<Assumed>({ zone, year: '' })
  const taking = useImport()
  return (
    <>
      <FileDrop
        label={t('files.drop')}
        hint={t('files.hint')}
        isBusy={taking.isBusy}
        onFiles={(files) => void taking.take(files, assumed)}
      />
      <Assume value={assumed} onChange={assume} />
      <Result taking={taking} />
    </>
  )
}

/** Pasted text is taken in as a file of its own, so that it is kept as it was pasted. */
export function TakeInText() {
  const t = useWords(takeInWords)
  const { zone } = useZone()
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [assumed, assume] = useState<Assumed>({ zone, year: '' })
  const taking = useImport()
  const take = async () => {
    setMissing(text.trim() === '')
    if (text.trim() === '') return
    const isMail = /^[A-Za-z-]+:\s.*\r?\n([A-Za-z-]+:\s|\s)/.test(text)
    const file = new File([text], `${t('paste.file')}${isMail ? '.eml' : '.txt'}`, {
      type: isMail ? 'message/rfc822' : 'text/plain;charset=utf-8',
    })
    if (await taking.take([file], assumed)) setText('')
  }
  return (
    <>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          void take()
        }}
      >
        <Textarea
          label={t('paste.text')}
          description={t('paste.hint')}
          autosize
          minRows={10}
          maxRows={24}
          classNames={{ input: classes.mono }}
          value={text}
          error={isMissing && text.trim() === '' ? t('paste.empty') : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Assume value={assumed} onChange={assume} />
        <div className={classes.send}>
          <Button type="submit" variant="filled" loading={taking.isBusy}>
            {t('paste.act')}
          </Button>
        </div>
      </form>
      <Result taking={taking} />
    </>
  )
}

function Result({ taking }: { taking: ReturnType<typeof useImport> }) {
  const t = useWords(takeInWords)
  return (
    <>
      <p role="status" className={classes.status}>
        {taking.isBusy && t('outcome.busy', { done: taking.done, all: taking.all })}
      </p>
      <ProblemText problem={taking.problem} />
      {taking.outcomes.length > 0 && (
        <Sheet title={t('outcome.title')}>
          <Outcomes outcomes={taking.outcomes} />
        </Sheet>
      )}
    </>
  )
}

export const isYearWrong = (text: string): boolean => {
  if (text.trim() === '') return false
  const year = Number(text.normalize('NFKC'))
  return !(Number.isInteger(year) && year >= 1970 && year <= 2200)
}

function Assume({ value, onChange }: { value: Assumed; onChange: (assumed: Assumed) => void }) {
  const t = useWords(takeInWords)
  const { choices } = useZone()
  return (
    <details className={classes.assume}>
      <summary>{t('files.assume')}</summary>
      <div className={fields.grid}>
        <NativeSelect
          label={t('zone')}
          description={t('zone.hint')}
          value={value.zone}
          onChange={(event) => onChange({ ...value, zone: event.currentTarget.value })}
          data={choices.map((zone) => ({ value: zone, label: zoneLabel(zone) }))}
        />
        <TextInput
          label={t('year')}
          description={t('year.hint')}
          inputMode="numeric"
          placeholder="1999"
          value={value.year}
          error={isYearWrong(value.year) ? t('year.wrong') : undefined}
          onChange={(event) => onChange({ ...value, year: event.currentTarget.value })}
        />
      </div>
    </details>
  )
}

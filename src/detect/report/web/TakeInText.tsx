import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { useZone } from '#src/web/kit/zone.tsx'
import { Assume } from './Assume.tsx'
import type { Assumed } from './assumed.ts'
import classes from './TakeIn.module.css'
import { TakeInResult } from './TakeInResult.tsx'
import { takeInWords } from './take-in-words.ts'
import { useImport } from './use-import.ts'

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
      <TakeInResult taking={taking} />
    </>
  )
}

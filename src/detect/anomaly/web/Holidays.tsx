import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { anomalyApi } from '../api.ts'
import classes from './Detectors.module.css'
import { anomalyPageWords } from './words.ts'

function countryName(code: string, lang: string): string {
  const [country = '', region] = code.split('-')
  const name = new Intl.DisplayNames(lang, { type: 'region' }).of(country) ?? country
  return region === undefined ? name : `${name} (${region})`
}

/** Whose public holidays are quiet days. */
export function Holidays({ country }: { country: string | null }) {
  const t = useWords(anomalyPageWords)
  const { lang } = useLang()
  const kit = useWords(kitWords)
  const notice = useNotice()
  const mayManage = useMay('rule:manage')
  const set = useTell(anomalyApi.setCalendar, { also: ['record'] })
  const [text, setText] = useState<string | null>(null)
  return (
    <section>
      <h2 className={rows.part}>{t('holidays.title')}</h2>
      <p>{t('holidays.text', { country: country === null ? 'none' : countryName(country, lang) })}</p>
      {mayManage && text === null && <Button onClick={() => setText(country ?? '')}>{t('holidays.edit')}</Button>}
      {text !== null && (
        <form
          className={classes.form}
          noValidate
          onSubmit={async (event) => {
            event.preventDefault()
            const given = text.trim().toUpperCase()
            if (!(await set.tell({ country: given === '' ? null : given }))) return
            notice(t('saved'))
            setText(null)
          }}
        >
          <TextInput
            autoFocus
            label={t('holidays.country')}
            maxLength={6}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ProblemText problem={set.problem} />
          <Group>
            <Button type="submit" variant="filled" loading={set.isTelling}>
              {t('save')}
            </Button>
            <Button onClick={() => setText(null)}>{kit('cancel')}</Button>
          </Group>
        </form>
      )}
    </section>
  )
}

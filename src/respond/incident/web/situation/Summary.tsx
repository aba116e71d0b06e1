import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useParam } from '#src/web/kit/use-param.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../../api.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { pageWords } from '../words/page.ts'
import { situationWords } from '../words/situation.ts'
import classes from './situation.module.css'

const languages = [
  { lang: 'ja', name: '日本語' },
  { lang: 'en', name: 'English' },
] as const

/** The plain-language summary, in both languages side by side (S0-56). */
export function Summary() {
  const t = useWords(situationWords)
  const { incident } = useIncident()
  const [form, setForm] = useParam('form')
  const { summary, can } = incident
  const isEmpty = summary.ja.trim() === '' && summary.en.trim() === ''
  const isOpen = form === 'summary' && can.write
  return (
    <Sheet
      title={t('summary')}
      acts={
        can.write &&
        !isOpen && <Button onClick={() => setForm('summary')}>{t(isEmpty ? 'summary.write' : 'summary.edit')}</Button>
      }
    >
      <p className={forms.quiet}>{t('summary.hint')}</p>
      {isOpen && <SummaryForm onClose={() => setForm('')} />}
      {!isOpen && isEmpty && <p>{t('summary.none')}</p>}
      {!isOpen && !isEmpty && (
        <div className={classes.languages}>
          {languages.map(({ lang, name }) => (
            <div key={lang}>
              <h3 lang={lang}>{name}</h3>
              {summary[lang].trim() === '' ? (
                <p className={forms.quiet}>{t('summary.none')}</p>
              ) : (
                <p lang={lang} className={classes.summary}>
                  {summary[lang]}
                </p>
              )}
            </div>
          ))}
        </div>
      )}
    </Sheet>
  )
}

function SummaryForm({ onClose }: { onClose: () => void }) {
  const t = useWords(situationWords)
  const page = useWords(pageWords)
  const kit = useWords(kitWords)
  const { incident } = useIncident()
  const change = useTell(incidentApi.change)
  const [texts, setTexts] = useState(incident.summary)
  const save = async () => {
    const { number, version } = incident
    if (await change.tell({ incident: number, version, summary: texts })) onClose()
  }
  return (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {languages.map(({ lang, name }, at) => (
        <Textarea
          key={lang}
          lang={lang}
          autosize
          autoFocus={at === 0}
          minRows={4}
          maxRows={16}
          label={name}
          maxLength={10_000}
          value={texts[lang]}
          onChange={(event) => setTexts({ ...texts, [lang]: event.currentTarget.value })}
        />
      ))}
      <ProblemText problem={change.problem} />
      {change.problem?.status === 409 && <p>{page('changed.title')}</p>}
      <Group justify="flex-end">
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" loading={change.isTelling}>
          {t('summary.save')}
        </Button>
      </Group>
    </form>
  )
}

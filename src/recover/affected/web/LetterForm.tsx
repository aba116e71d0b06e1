import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { affectedApi } from '../api.ts'
import { affectedPageWords } from './words.ts'

const both = ['ja', 'en'] as const
const nothing = { subject: '', text: '' }

/** A letter in both languages: each of the affected gets it in theirs. */
export function LetterForm({ incident, onClose }: { incident: string; onClose: () => void }) {
  const t = useWords(affectedPageWords)
  const write = useTell(affectedApi.write)
  const [texts, setTexts] = useState({ ja: nothing, en: nothing })
  const [isAgain, setAgain] = useState(false)
  const set = (lang: 'ja' | 'en', part: Partial<typeof nothing>) =>
    setTexts((before) => ({ ...before, [lang]: { ...before[lang], ...part } }))
  return (
    <Form
      title={t('letter.write')}
      act={t('letter.save')}
      isReady={both.every((lang) => texts[lang].subject.trim() !== '' && texts[lang].text.trim() !== '')}
      isBusy={write.isTelling}
      problem={write.problem}
      onClose={onClose}
      onSave={() => write.tell({ incident, ...texts, isAgain })}
    >
      <p className={forms.quiet}>{t('letter.places')}</p>
      {both.map((lang) => (
        <div key={lang} className={forms.form}>
          <TextInput
            required
            label={t('letter.subject', { lang: t(`lang.${lang}`) })}
            maxLength={200}
            value={texts[lang].subject}
            onChange={(event) => set(lang, { subject: event.currentTarget.value })}
          />
          <Textarea
            required
            autosize
            minRows={5}
            maxRows={20}
            label={t('letter.text', { lang: t(`lang.${lang}`) })}
            maxLength={20_000}
            value={texts[lang].text}
            onChange={(event) => set(lang, { text: event.currentTarget.value })}
          />
        </div>
      ))}
      <Checkbox
        label={t('letter.again')}
        checked={isAgain}
        onChange={(event) => setAgain(event.currentTarget.checked)}
      />
    </Form>
  )
}

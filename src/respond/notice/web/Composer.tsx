import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { contactApi } from '#src/prepare/contact/api.ts'
import type { LetterFact } from '#src/prepare/knowledge/letter.ts'
import { knowledgeWords } from '#src/prepare/knowledge/words.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useKnowledge } from '#src/web/kit/States.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { noticeApi } from '../api.ts'
import classes from './Notices.module.css'
import { PreviewBox } from './PreviewBox.tsx'
import { noticePageWords } from './words.ts'

type To = { readonly id: string; readonly name: string }
const usual: readonly LetterFact[] = ['findings', 'request']

/** Writes a notice: to whom, in which letter and language; beside it what arrives there. */
export function Composer({ incident, onClose }: { incident: string; onClose: () => void }) {
  const t = useWords(noticePageWords)
  const kit = useWords(kitWords)
  const fact = useWords(knowledgeWords)
  const { lang: own } = useLang()
  const letters = (useKnowledge()?.letters ?? []).filter((one) => one.form === 'mail' && one.purpose !== 'public')
  const [to, setTo] = useState<readonly To[]>([])
  const [template, setTemplate] = useState('notice-source')
  const [lang, setLang] = useState<'' | 'ja' | 'en'>('')
  const [given, setGiven] = useState<Partial<Record<LetterFact, string>>>({})
  const send = useTell(noticeApi.write, { onDone: onClose })
  const composing = { incident, template, ...(lang ? { lang } : {}), given }
  const isReady = to.length > 0
  const shown = useAsk(
    noticeApi.preview,
    { ...composing, to: to[0]?.id ?? null },
    { enabled: isReady, keepsPrevious: true },
  )
  const places = [
    ...new Set([
      ...usual,
      ...(shown.data?.missing.map((one) => one.fact) ?? []),
      ...(Object.keys(given) as LetterFact[]),
    ]),
  ]
  return (
    <Sheet title={t('write')}>
      <div className={classes.columns}>
        <form
          className={forms.form}
          onSubmit={(event) => {
            event.preventDefault()
            void send.tell({ ...composing, to: to.map((one) => one.id) })
          }}
        >
          <Recipients to={to} onChange={setTo} />
          <div className={forms.fields}>
            <NativeSelect
              label={t('template')}
              value={template}
              data={[...letters]
                .sort((a, b) => Number(b.purpose === 'notice') - Number(a.purpose === 'notice'))
                .map((one) => ({ value: one.id, label: one.name[own] }))}
              onChange={(event) => setTemplate(event.currentTarget.value)}
            />
            <NativeSelect
              label={t('lang')}
              value={lang}
              data={[
                { value: '', label: t('lang.theirs') },
                { value: 'ja', label: t('lang.ja') },
                { value: 'en', label: t('lang.en') },
              ]}
              onChange={(event) => setLang(event.currentTarget.value as '' | 'ja' | 'en')}
            />
          </div>
          {places.map((place) => (
            <Textarea
              key={place}
              autosize
              minRows={1}
              maxRows={12}
              maxLength={2_000}
              label={fact(`fact.${place}`)}
              value={given[place] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget
                setGiven((before) => ({ ...before, [place]: value }))
              }}
            />
          ))}
          <p className={classes.quiet}>{t('send.hint')}</p>
          <ProblemText problem={send.problem} />
          <div className={forms.acts}>
            <Button onClick={onClose}>{kit('cancel')}</Button>
            <Button type="submit" variant="filled" disabled={!isReady} loading={send.isTelling}>
              {t('send')}
            </Button>
          </div>
        </form>
        <div>
          {!isReady && <p className={classes.quiet}>{t('preview.choose')}</p>}
          {isReady && shown.error && <ErrorPlace problem={shown.error} again={() => void shown.refetch()} />}
          {isReady && shown.data && (
            <>
              <p className={classes.quiet}>{t('preview', { name: shown.data.to.name })}</p>
              <PreviewBox shown={shown.data} />
            </>
          )}
        </div>
      </div>
    </Sheet>
  )
}

/** Found by an address of the log, a domain or a name; why each was found stands beside it. */
function Recipients({ to, onChange }: { to: readonly To[]; onChange: (to: readonly To[]) => void }) {
  const t = useWords(noticePageWords)
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const found = useAsk(contactApi.find, { q: asked, registry: 'never' }, { enabled: asked !== '' })
  const units = useAsk(contactApi.units, {}).data
  const missing = (units?.rows ?? []).filter((one) => !to.some((other) => other.id === one.id))
  const without = units?.without ?? []
  const find = () => setAsked(text.trim())
  return (
    <div>
      <div className={classes.find}>
        <TextInput
          label={t('to')}
          description={t('to.find')}
          value={text}
          maxLength={300}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            find()
          }}
        />
        <Button onClick={find}>{t('to.find.act')}</Button>
      </div>
      <ul className={classes.items}>
        {to.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>{' '}
            <button type="button" className={forms.link} onClick={() => onChange(to.filter((other) => other !== one))}>
              {t('to.clear')}
            </button>
          </li>
        ))}
        {(found.data?.rows ?? [])
          .filter((one) => !to.some((other) => other.id === one.contact.id))
          .map(({ contact, text: why }) => (
            <li key={contact.id}>
              <button type="button" className={forms.link} onClick={() => onChange([...to, contact])}>
                {contact.name}
              </button>{' '}
              <span className={classes.quiet}>{why}</span>
            </li>
          ))}
      </ul>
      {found.data?.rows.length === 0 && <p className={classes.quiet}>{t('to.none')}</p>}
      {missing.length > 0 && (
        <button type="button" className={forms.link} onClick={() => onChange([...to, ...missing])}>
          {t('to.units', { count: missing.length })}
        </button>
      )}
      {missing.length === 0 && without.length > 0 && to.length > 0 && (
        <p className={classes.quiet}>{t('to.units.without', { names: without.join(', ') })}</p>
      )}
    </div>
  )
}

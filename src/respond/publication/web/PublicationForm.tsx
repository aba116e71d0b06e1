import { Button, Checkbox, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import classes from '#src/respond/notice/web/Notices.module.css'
import { noticeWords } from '#src/respond/notice/words.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import { publicationApi } from '../api.ts'
import type { Given, Publication, Stage, StageForm } from '../publication.ts'
import { PublicText } from './PublicText.tsx'
import { type Typed, typedOf, valuesOf } from './typed.ts'
import { publicationPageWords } from './words.ts'

type Props = { incident: string; of: Publication | null; stage: Stage; onClose: () => void }

/** Writes a version in both languages; beside it the page as it will be, and what it holds back. */
export function PublicationForm(props: Props) {
  const stages = useAsk(publicationApi.stages, {})
  if (stages.isPending) return <LoadingPlace rows={6} />
  if (!stages.data) return <ErrorPlace problem={stages.error} again={() => void stages.refetch()} />
  return <Form {...props} stages={stages.data.rows} />
}

/** The same in every language. */
const isShared = ({ kind }: StageForm['places'][number]): boolean => kind === 'time' || kind === 'day'

function Form({ incident, of, stage: first, onClose, stages }: Props & { stages: readonly StageForm[] }) {
  const t = useWords(publicationPageWords)
  const kit = useWords(kitWords)
  const { lang: own } = useLang()
  const { zone } = useZone()
  const draft = of?.versions[0]?.state === 'published' ? null : (of?.versions[0] ?? null)
  const [stage, setStage] = useState<Stage>(draft?.stage ?? first)
  const [lang, setLang] = useState<'ja' | 'en'>(own)
  const [typed, setTyped] = useState<Record<'ja' | 'en', Typed>>(() => ({
    ja: typedOf(draft?.given.ja, zone),
    en: typedOf(draft?.given.en, zone),
  }))
  const [hides, setHides] = useState(false)
  const isPublic = of?.versions.some((one) => one.state === 'published') ?? false
  const form = stages.find((one) => one.stage === stage)!
  const given: Given = {}
  for (const one of ['ja', 'en'] as const) {
    const values = valuesOf(typed[one], form.places, zone)
    // Days and times go into both; a language is written once something stands in it that is of it alone.
    if (form.places.some((place) => !isShared(place) && place.id in values)) given[one] = values
  }
  if (!given.ja && !given.en) given[lang] = valuesOf(typed[lang], form.places, zone)
  const writing = { incident, stage, given, ...(of ? { publication: of.id } : {}) }
  const shown = useAsk(publicationApi.preview, writing, { keepsPrevious: true })
  const send = useTell(publicationApi.write, { also: ['incident'], onDone: onClose })
  const set = (id: string, value: string, inBoth: boolean) =>
    setTyped((before) => ({
      ja: inBoth || lang === 'ja' ? { ...before.ja, [id]: value } : before.ja,
      en: inBoth || lang === 'en' ? { ...before.en, [id]: value } : before.en,
    }))
  return (
    <Sheet title={t('write')}>
      <div className={classes.columns}>
        <form
          className={forms.form}
          onSubmit={(event) => {
            event.preventDefault()
            void send.tell({ ...writing, hidesEarlier: stage === 'correction' && hides })
          }}
        >
          <NativeSelect
            label={t('stage')}
            description={form.when[own]}
            value={stage}
            data={stages
              .filter((one) => (one.stage === 'first') !== isPublic)
              .filter((one) => isPublic || one.stage !== 'correction')
              .map((one) => ({ value: one.stage, label: t(`stage.${one.stage}`) }))}
            onChange={(event) => setStage(event.currentTarget.value as Stage)}
          />
          <SegmentedControl
            value={lang}
            onChange={(value) => setLang(value as 'ja' | 'en')}
            data={[
              { value: 'ja', label: t('ja') },
              { value: 'en', label: t('en') },
            ]}
          />
          {form.places.map((place) => {
            const hint = [
              place.kind === 'list' ? t('list') : '',
              place.kind === 'rows'
                ? t('rows', { columns: place.columns.map((one) => one.name[own]).join(' | ') })
                : '',
              place.optional ? t('optional') : '',
            ].filter(Boolean)
            const common = {
              label: place.name[own],
              description: hint.join(' · ') || undefined,
              value: typed[lang][place.id] ?? '',
              lang,
              onChange: (event: { currentTarget: { value: string } }) =>
                set(place.id, event.currentTarget.value, isShared(place)),
            }
            if (isShared(place))
              return <TextInput key={place.id} {...common} type={place.kind === 'day' ? 'date' : 'datetime-local'} />
            if (place.kind === 'line') return <TextInput key={place.id} {...common} maxLength={500} />
            return <Textarea key={place.id} {...common} autosize minRows={2} maxRows={12} maxLength={8_000} />
          })}
          <p className={classes.quiet}>{t('shared')}</p>
          {stage === 'correction' && (
            <Checkbox
              label={t('hides')}
              description={t('hides.hint')}
              checked={hides}
              onChange={(event) => setHides(event.currentTarget.checked)}
            />
          )}
          <p className={classes.quiet}>{t('send.hint')}</p>
          <ProblemText problem={send.problem} />
          <div className={forms.acts}>
            <Button onClick={onClose}>{kit('cancel')}</Button>
            <Button
              type="submit"
              variant="filled"
              disabled={(shown.data?.faults.length ?? 1) > 0}
              loading={send.isTelling}
            >
              {t('send')}
            </Button>
          </div>
        </form>
        <div className={classes.page}>
          {shown.error && <ErrorPlace problem={shown.error} again={() => void shown.refetch()} />}
          {shown.data && shown.data.faults.length > 0 && (
            <div>
              <h3>{t('missing')}</h3>
              <ul className={classes.items}>
                {shown.data.faults.map((fault) => (
                  <li key={`${fault.lang} ${fault.place}`}>{fault.text}</li>
                ))}
              </ul>
            </div>
          )}
          {shown.data?.isMasked && <p className={classes.missing}>{t('masked')}</p>}
          {shown.data && (shown.data.text.ja || shown.data.text.en) && (
            <div>
              <h3>{t('preview')}</h3>
              <PublicText text={shown.data.text} />
            </div>
          )}
          {shown.data && shown.data.withheld.length > 0 && (
            <div className={classes.withheld}>
              <h3>{t('withheld')}</h3>
              <Withheld rows={shown.data.withheld} />
            </div>
          )}
        </div>
      </div>
    </Sheet>
  )
}

function Withheld({ rows }: { rows: readonly { item: string; source: string; kind: string; text: string }[] }) {
  const said = useWords(noticeWords)
  return (
    <ul className={classes.items}>
      {rows.map((row) => (
        <li key={row.item}>
          <b>
            {row.source} {said(`item.${row.kind}` as 'item.log')}
          </b>{' '}
          {row.text}
        </li>
      ))}
    </ul>
  )
}

import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Sheet } from '#src/web/kit/Page.tsx'
import { LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { evidenceApi } from '../api.ts'
import { type LookForm, lookForms } from '../look.ts'
import { FoundObservables } from './FoundObservables.tsx'
import { LookFrame } from './LookFrame.tsx'
import { lookWords } from './look-words.ts'
import { PictureSeen } from './PictureSeen.tsx'
import { TimesOfFiles } from './TimesOfFiles.tsx'

type Ask = { readonly incident: string; readonly item: string }
type Form = LookForm | 'timeline'
const ways = [...lookForms, 'timeline'] as const

type Seen =
  | { readonly as: LookForm; readonly found: OutputOf<typeof evidenceApi.look> | null }
  | { readonly as: 'timeline'; readonly times: OutputOf<typeof evidenceApi.timeline> | null }

/** Looks into a file: what it holds is written or drawn by the desk and shown in a closed frame; every look has its reason on the record. */
export function LookSheet({ ask, onClose }: { ask: Ask; onClose: () => void }) {
  const t = useWords(lookWords)
  const kit = useWords(kitWords)
  const look = useTell(evidenceApi.look, { also: ['record'] })
  const times = useTell(evidenceApi.timeline, { also: ['record'] })
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [as, setAs] = useState<Form>('text')
  /** What was seen last; the buttons stay while the next is on its way. */
  const [seen, setSeen] = useState<Seen | null>(null)
  const show = async (form: Form, offset = 0) => {
    setTried(true)
    if (reason.trim() === '') return
    setAs(form)
    if (form === 'timeline') {
      const found = await times.tell({ ...ask, reason })
      setSeen({ as: form, times: found })
    } else {
      const found = await look.tell({ ...ask, as: form, offset, reason })
      setSeen({ as: form, found })
    }
  }
  const isBusy = look.isTelling || times.isTelling
  // Under the name of one way of looking nothing stands that was seen by another.
  const fits = seen?.as === as
  return (
    <Sheet title={t('title')} acts={<Button onClick={onClose}>{kit('close')}</Button>}>
      <p>{t('text')}</p>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void show(as)
        }}
      >
        <Textarea
          label={kit('reason')}
          description={t('reason.hint')}
          autosize
          minRows={1}
          maxRows={4}
          maxLength={2_000}
          value={reason}
          error={isTried && reason.trim() === '' ? kit('reason.missing') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {!seen && (
          <div className={forms.acts}>
            <Button type="submit" variant="filled" loading={isBusy}>
              {t('look')}
            </Button>
          </div>
        )}
      </form>
      {seen && (
        <fieldset className={rows.shows}>
          <legend className={rows.hidden}>{t('as')}</legend>
          {ways.map((form) => (
            <button key={form} type="button" aria-pressed={form === as} onClick={() => void show(form)}>
              {t(`as.${form}`)}
            </button>
          ))}
        </fieldset>
      )}
      <ProblemText problem={as === 'timeline' ? times.problem : look.problem} />
      {seen && !fits && isBusy && <LoadingPlace rows={4} />}
      {seen && fits && seen.as === 'timeline' && seen.times && (
        <TimesOfFiles ask={{ ...ask, reason }} first={seen.times} />
      )}
      {seen && fits && seen.as !== 'timeline' && seen.found && (
        <Shown
          seen={seen.found}
          as={seen.as}
          item={ask.item}
          onNext={(offset) => void show(as, offset)}
          isBusy={isBusy}
        />
      )}
    </Sheet>
  )
}

function Shown({
  seen,
  as,
  item,
  onNext,
  isBusy,
}: {
  seen: OutputOf<typeof evidenceApi.look>
  as: LookForm
  item: string
  onNext: (offset: number) => void
  isBusy: boolean
}) {
  const t = useWords(lookWords)
  const mark = (at: number | null): string =>
    at === null ? '' : as === 'entries' ? formatBytes(at) : at.toString(16).padStart(8, '0')
  const text = [...seen.lines, ...(seen.picture?.facts ?? [])].map((line) => line.text).join('\n')
  return (
    <>
      <p className={rows.quiet}>{t('kind', { kind: t(`kind.${seen.kind}`), bytes: formatBytes(seen.bytes) })}</p>
      {as !== 'hex' && <FoundObservables text={text} item={item} />}
      {seen.picture && <PictureSeen picture={seen.picture} />}
      {!seen.picture && seen.lines.length === 0 && <p>{t(as === 'entries' ? 'none.entries' : 'none')}</p>}
      {seen.lines.length > 0 && (
        <LookFrame
          label={t(`as.${as}`)}
          lines={seen.lines.map((line) => ({ mark: mark(line.at), text: line.text }))}
          picture={null}
        />
      )}
      {seen.isCut && <p className={rows.quiet}>{t('cut')}</p>}
      {seen.next !== null && (
        <Button loading={isBusy} onClick={() => onNext(seen.next!)}>
          {t('next')}
        </Button>
      )}
    </>
  )
}

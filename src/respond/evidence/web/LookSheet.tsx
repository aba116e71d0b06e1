import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import { defang, extractObservables } from '#src/core/observable.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Observable } from '#src/web/kit/Observable.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { evidenceApi } from '../api.ts'
import { type LookForm, lookForms } from '../look.ts'
import classes from './LookSheet.module.css'
import { lookWords } from './look-words.ts'

type Ask = { readonly incident: string; readonly item: string }
type Form = LookForm
const mostObservables = 100

/** Looks into a file as lines that we wrote: nothing of it is run, rendered or taken out, and every look has its reason on the record. */
export function LookSheet({ ask, onClose }: { ask: Ask; onClose: () => void }) {
  const t = useWords(lookWords)
  const kit = useWords(kitWords)
  const look = useTell(evidenceApi.look, { also: ['record'] })
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const [as, setAs] = useState<Form>('text')
  const show = async (form: Form, offset = 0) => {
    setTried(true)
    if (reason.trim() === '') return
    setAs(form)
    await look.tell({ ...ask, as: form, offset, reason })
  }
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
        {!look.output && (
          <div className={forms.acts}>
            <Button type="submit" variant="filled" loading={look.isTelling}>
              {t('look')}
            </Button>
          </div>
        )}
      </form>
      <ProblemText problem={look.problem} />
      {look.output && (
        <>
          <fieldset className={rows.shows}>
            <legend className={rows.hidden}>{t('as')}</legend>
            {lookForms.map((form) => (
              <button key={form} type="button" aria-pressed={form === as} onClick={() => void show(form)}>
                {t(`as.${form}`)}
              </button>
            ))}
          </fieldset>
          <Shown seen={look.output} as={as} onNext={(offset) => void show(as, offset)} isBusy={look.isTelling} />
        </>
      )}
    </Sheet>
  )
}

function Shown({
  seen,
  as,
  onNext,
  isBusy,
}: {
  seen: OutputOf<typeof evidenceApi.look>
  as: Form
  onNext: (offset: number) => void
  isBusy: boolean
}) {
  const t = useWords(lookWords)
  const found =
    as === 'hex' ? [] : extractObservables(seen.lines.map(({ text }) => text).join('\n'), mostObservables).found
  return (
    <>
      <p className={rows.quiet}>{t('kind', { kind: t(`kind.${seen.kind}`), bytes: formatBytes(seen.bytes) })}</p>
      {found.length > 0 && (
        <section>
          <h3 className={rows.part}>{t('observables')}</h3>
          <div className={classes.found}>
            {found.map(({ type, value, port }) => (
              <Observable
                key={`${type} ${value} ${port}`}
                value={value}
                defanged={defang({ type, value })}
                port={port}
              />
            ))}
          </div>
        </section>
      )}
      {seen.lines.length === 0 && <p>{t(as === 'entries' ? 'none.entries' : 'none')}</p>}
      {seen.lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
        <ol className={classes.lines} tabIndex={0} aria-label={t(`as.${as}`)}>
          {seen.lines.map(({ at, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: equal lines stand at several places, and none moves
            <li key={index}>
              {at !== null && <span>{as === 'entries' ? formatBytes(at) : at.toString(16).padStart(8, '0')}</span>}
              {text}
            </li>
          ))}
        </ol>
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

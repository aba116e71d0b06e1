import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatElapsed, formatInstant } from '#src/core/time.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { preparationApi } from '../api.ts'
import { Answered, type Compared, leastCompared, type Preparation } from '../preparation.ts'
import { preparationWords } from '../words.ts'

/** What executives are shown of preparation, on the page and as PDF; what they answered is noted here. */
export function PreparationSheet() {
  const t = useWords(preparationWords)
  const mayWrite = useMay('readiness:write')
  const asked = useAsk(preparationApi.show, {}, { also: ['desk'] })
  const [isNoting, note] = useState(false)
  const acts = (
    <>
      {(['ja', 'en'] as const).map((lang) => (
        <Button key={lang} component="a" href={hrefOf(preparationApi.pdf, { lang })} download>
          {t(`pdf.${lang}`)}
        </Button>
      ))}
      {mayWrite && <Button onClick={() => note(true)}>{t('answer.note')}</Button>}
    </>
  )
  return (
    <Sheet title={t('title')} acts={acts}>
      <p className={rows.quiet}>{t('lead')}</p>
      {asked.isPending && <LoadingPlace rows={3} />}
      {asked.error && <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />}
      {asked.data && <Figures of={asked.data} />}
      {isNoting && <AnswerForm onClose={() => note(false)} />}
    </Sheet>
  )
}

function Figures({ of }: { of: Preparation }) {
  const t = useWords(preparationWords)
  const style = useStyle()
  const told = ({ ms, of: count }: Compared['contained']) =>
    ms === null ? t('unknown') : t('of', { span: formatElapsed(ms, style.lang), of: count })
  const [prepared, adHoc] = [
    t('column.prepared', { count: of.prepared.cases }),
    t('column.ad-hoc', { count: of.adHoc.cases }),
  ]
  const amount = (value: number) => value.toLocaleString(style.lang)
  return (
    <>
      {of.cases === 0 ? (
        <p>{t('cases.none')}</p>
      ) : (
        <>
          <p className={rows.quiet}>{t('since', { at: formatInstant(of.since, style), count: of.cases })}</p>
          <OpenTable columns={[t('column.what'), prepared, adHoc]}>
            {(['contained', 'closed'] as const).map((what) => (
              <tr key={what}>
                <th scope="row">{t(what)}</th>
                <td data-label={prepared}>{told(of.prepared[what])}</td>
                <td data-label={adHoc}>{told(of.adHoc[what])}</td>
              </tr>
            ))}
          </OpenTable>
          <p>{of.timesSlower > 0 ? t('slower', { times: of.timesSlower }) : t('too-few', { least: leastCompared })}</p>
        </>
      )}
      {of.losses.map((one) => (
        <p key={one.unit}>
          {t('losses')}: {t('loss', { ...one, low: amount(one.low), high: amount(one.high) })}
        </p>
      ))}
      {of.answers.map((one) => (
        <p key={one.at}>
          {formatInstant(one.at, style)} {one.to}: {one.asked} <b>{t(`outcome.${one.outcome}`)}</b> {one.reason}
        </p>
      ))}
    </>
  )
}

function AnswerForm({ onClose }: { onClose: () => void }) {
  const t = useWords(preparationWords)
  const tell = useTell(preparationApi.answer, { also: ['desk', 'record'] })
  const [to, setTo] = useState('')
  const [asked, setAsked] = useState('')
  const [outcome, setOutcome] = useState<Answered['outcome']>('approved')
  const [reason, setReason] = useState('')
  return (
    <Form
      act={t('answer.save')}
      isReady={to.trim() !== '' && asked.trim() !== ''}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onClose={onClose}
      onSave={() => tell.tell({ to, asked, outcome, reason })}
    >
      <TextInput
        required
        data-autofocus
        label={t('answer.to')}
        maxLength={200}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Textarea
        required
        autosize
        minRows={2}
        label={t('answer.asked')}
        maxLength={2_000}
        value={asked}
        onChange={(event) => setAsked(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('answer.outcome')}
        value={outcome}
        data={Answered.shape.outcome.options.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        onChange={(event) =>
          setOutcome(Answered.shape.outcome.options.find((one) => one === event.currentTarget.value) ?? 'later')
        }
      />
      <TextInput
        label={t('answer.reason')}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Form>
  )
}

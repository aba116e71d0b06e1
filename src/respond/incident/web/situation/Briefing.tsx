import { Button, Group, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { formatElapsed, formatInstant } from '#src/core/time.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { faultOf } from '#src/web/kit/fault.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { incidentApi } from '../../api.ts'
import { BriefingWay } from '../../briefing.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { situationWords } from '../words/situation.ts'
import { stateWords } from '../words/state.ts'
import { BriefingHistory } from './BriefingHistory.tsx'
import classes from './situation.module.css'

/** The page for management: seen as they see it, printed, and noted as given. */
export function Briefing() {
  const t = useWords(situationWords)
  const { lang } = useLang()
  const { incident } = useIncident()
  const mayRead = useMay('briefing:read')
  const [isShown, show] = useState(false)
  const [isSending, setSending] = useState(false)
  if (!mayRead) return null
  return (
    <Sheet
      title={t('briefing')}
      acts={
        <>
          <Button aria-expanded={isShown} onClick={() => show(!isShown)}>
            {t(isShown ? 'briefing.hide' : 'briefing.show')}
          </Button>
          <Button component="a" href={hrefOf(incidentApi.briefingPdf, { incident: incident.number, lang })} download>
            {t('briefing.print')}
          </Button>
          {incident.can.write && <Button onClick={() => setSending(true)}>{t('briefing.sent')}</Button>}
        </>
      }
    >
      <p className={forms.quiet}>{t('briefing.hint')}</p>
      {isShown && <Preview />}
      <BriefingHistory incident={incident.number} />
      {isSending && <Sent onClose={() => setSending(false)} />}
    </Sheet>
  )
}

function Preview() {
  const t = useWords(situationWords)
  const state = useWords(stateWords)
  const style = useStyle()
  const { incident } = useIncident()
  const found = useAsk(incidentApi.briefing, { incident: incident.number, lang: style.lang })
  if (found.isPending) return <LoadingPlace rows={5} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const page = found.data
  const textsOf = (rows: readonly { id: string; text: string }[]) => rows.map((one) => [one.id, one.text] as const)
  return (
    <article className={classes.paper}>
      <p className={classes.paperHead}>
        <span>{page.number}</span>
        <span>{t('briefing.as-of', { at: formatInstant(page.asOf, { ...style, named: true }) })}</span>
        <span>{t('briefing.elapsed', { span: formatElapsed(page.elapsedMs, style.lang) })}</span>
      </p>
      <h3>{page.title}</h3>
      <p className={classes.level}>
        <b>{page.level}</b> {page.levelMeaning}
      </p>
      <p className={classes.summary}>{page.summary || t('summary.none')}</p>
      <Part title={state('tense.has-happened')} rows={textsOf(page.happened)} />
      <Part title={state('tense.is-happening')} rows={textsOf(page.happening)} />
      <Part title={state('tense.may-happen')} rows={textsOf(page.mayHappen)} />
      <Part title={t('briefing.doing')} rows={textsOf(page.doing)} />
      <Part title={t('briefing.decisions')} rows={textsOf(page.decisions)} />
      <Part
        title={t('briefing.questions')}
        rows={page.questions.map((one) => [
          one.text,
          one.dueAt ? `${one.text} (${t('briefing.due', { at: formatInstant(one.dueAt, style) })})` : one.text,
        ])}
      />
    </article>
  )
}

function Part({ title, rows }: { title: string; rows: readonly (readonly [key: string, text: ReactNode])[] }) {
  const t = useWords(situationWords)
  return (
    <section>
      <h4>{title}</h4>
      {rows.length === 0 ? (
        <p className={forms.quiet}>{t('briefing.none')}</p>
      ) : (
        <ul>
          {rows.map(([key, text]) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Sent({ onClose }: { onClose: () => void }) {
  const t = useWords(situationWords)
  const kit = useWords(kitWords)
  const state = useWords(stateWords)
  const { lang } = useLang()
  const notice = useNotice()
  const { incident } = useIncident()
  const sent = useTell(incidentApi.briefingSent)
  const [to, setTo] = useState('')
  const [by, setBy] = useState<BriefingWay>('mail')
  const [said, setSaid] = useState('')
  const save = async () => {
    if (!(await sent.tell({ incident: incident.number, to, by, said, lang }))) return
    notice(t('briefing.sent.done'))
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('briefing.sent.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput
          required
          data-autofocus
          label={t('briefing.sent.to')}
          maxLength={500}
          value={to}
          error={faultOf(sent.problem, 'to')}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('briefing.sent.by')}
          value={by}
          data={BriefingWay.options.map((one) => ({ value: one, label: state(`sent.${one}`) }))}
          onChange={(event) => setBy(event.currentTarget.value as typeof by)}
        />
        <Textarea
          autosize
          minRows={2}
          label={t('briefing.sent.said')}
          description={t('briefing.sent.said.hint')}
          maxLength={4_000}
          value={said}
          onChange={(event) => setSaid(event.currentTarget.value)}
        />
        <ProblemText problem={sent.problem} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={sent.isTelling}>
            {t('briefing.sent.act')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

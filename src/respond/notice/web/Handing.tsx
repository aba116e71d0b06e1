import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { instantIn } from '#src/respond/publication/web/typed.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { noticeApi } from '../api.ts'
import { type NoticeDetail, NoticeWay } from '../notice.ts'
import { noticeWords } from '../words.ts'
import classes from './Notices.module.css'
import { noticePageWords } from './words.ts'

const papers = ['letter', 'fax', 'phone'] as const

/** A notice on paper, and who handed it over: when, how, whom it reached. */
export function Handing({ incident, found, mayWrite }: { incident: string; found: NoticeDetail; mayWrite: boolean }) {
  const t = useWords(noticePageWords)
  const said = useWords(noticeWords)
  const style = useStyle()
  const [isNoting, note] = useState(false)
  const { row, deliveries } = found
  const isApproved = row.state === 'queued' || row.state === 'by-hand' || row.state === 'delivered'
  return (
    <div className={classes.page}>
      <div>
        <h3>{t('paper')}</h3>
        <p className={classes.papers}>
          {papers.map((way) => (
            <a key={way} href={hrefOf(noticeApi.paper, { incident, notice: row.id, way })} download>
              {t(`paper.${way}`)}
            </a>
          ))}
        </p>
        {!isApproved && <p className={classes.quiet}>{t('paper.draft')}</p>}
      </div>
      {deliveries.length > 0 && (
        <ul className={classes.items}>
          {deliveries.map((one) => (
            <li key={one.entryId}>
              <b>{said(`way.${one.way}`)}</b> {formatInstant(one.at, style)} {one.reached}
              <p className={classes.quiet}>{t('delivery.by', { name: one.byName, code: one.sha256.slice(0, 12) })}</p>
              {one.said !== '' && <p>{one.said}</p>}
            </li>
          ))}
        </ul>
      )}
      {isApproved && mayWrite && !isNoting && (
        <div className={classes.acts}>
          <Button variant={row.state === 'by-hand' ? 'filled' : 'default'} onClick={() => note(true)}>
            {t('delivery.note')}
          </Button>
        </div>
      )}
      {isNoting && <DeliveryForm incident={incident} notice={row.id} onClose={() => note(false)} />}
    </div>
  )
}

function DeliveryForm({ incident, notice, onClose }: { incident: string; notice: string; onClose: () => void }) {
  const t = useWords(noticePageWords)
  const said = useWords(noticeWords)
  const tell = useTell(noticeApi.deliver)
  const [way, setWay] = useState<NoticeWay>('fax')
  const style = useStyle()
  const [at, setAt] = useState('')
  const [reached, setReached] = useState('')
  const [answer, setAnswer] = useState('')
  return (
    <Form
      act={t('delivery.save')}
      isReady={reached.trim() !== ''}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onClose={onClose}
      onSave={() => {
        const when = at === '' ? new Date().toISOString() : instantIn(at, style.zone)
        return tell.tell({ incident, notice, way, at: when, reached, said: answer })
      }}
    >
      <div className={forms.fields}>
        <NativeSelect
          label={t('delivery.way')}
          value={way}
          data={NoticeWay.options.map((one) => ({ value: one, label: said(`way.${one}`) }))}
          onChange={(event) => setWay(event.currentTarget.value as NoticeWay)}
        />
        <TextInput
          required
          label={t('delivery.reached')}
          description={t('delivery.reached.hint')}
          value={reached}
          maxLength={300}
          onChange={(event) => setReached(event.currentTarget.value)}
        />
      </div>
      <TextInput
        type="datetime-local"
        label={t('delivery.at')}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5_000}
        label={t('delivery.said')}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
    </Form>
  )
}

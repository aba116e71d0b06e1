import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { evidenceApi } from '../api.ts'
import { evidenceWords } from './words.ts'

/** The agent of a host is told to collect: why, how much, and whether what may set off a trap is done too. */
export function OrderCollection({ host, onClose }: { host: string; onClose: () => void }) {
  const t = useWords(evidenceWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const { lang } = useLang()
  const { incident } = useIncident()
  const order = useTell(evidenceApi.orderCollection, { also: ['record'] })
  const [reason, setReason] = useState('')
  const [isQuick, setQuick] = useState(false)
  const [checksPackages, setChecks] = useState(false)
  const send = async () => {
    const asked = { incident: incident.number, host, reason, isQuick, checksPackages: checksPackages && !isQuick, lang }
    if (!(await order.tell(asked))) return
    notice(t('collect.agent.done', { host }))
    onClose()
  }
  return (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p>{t('collect.agent.text')}</p>
      <Checkbox
        label={t('collect.quick')}
        checked={isQuick}
        onChange={(event) => setQuick(event.currentTarget.checked)}
      />
      {!isQuick && (
        <Checkbox
          label={t('collect.packages')}
          checked={checksPackages}
          onChange={(event) => setChecks(event.currentTarget.checked)}
        />
      )}
      <TextInput
        required
        label={t('collect.reason')}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemText problem={order.problem} />
      <div className={forms.acts}>
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" variant="filled" loading={order.isTelling}>
          {t('collect.agent.act')}
        </Button>
      </div>
    </form>
  )
}

import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { type AlertDetail, alertApi } from '../api.ts'
import classes from './Alerts.module.css'
import { careWords } from './care-words.ts'

const mostFacts = 5
const mostShown = 12

/** "Not for this account, this host, this address": a filter for the rule, made of what the alert shows. */
export function ExceptDialog({ alert, onClose }: { alert: AlertDetail; onClose: () => void }) {
  const t = useWords(careWords)
  const notice = useNotice()
  const { id, exceptable, exceptsAlso } = alert
  const about = exceptable.findIndex(({ value }) => value === alert.entity)
  const [chosen, choose] = useState<readonly number[]>(about < 0 ? [] : [about])
  const [isFalseAlarm, setFalseAlarm] = useState(true)
  const except = useTell(alertApi.except, { also: ['record'] })
  const confirm = async (reason: string) => {
    const facts = chosen.map((at) => exceptable[at]!)
    const made = facts.length === 0 ? null : await except.tell({ id, facts, reason, isFalseAlarm })
    if (!made) return
    notice(t('except.done', { spared: made.spared, left: made.left }))
    onClose()
  }
  return (
    <ConfirmWithReason
      isOpen
      onClose={onClose}
      title={t('except')}
      act={t('except.act')}
      isBusy={except.isTelling}
      problem={except.problem}
      onConfirm={(reason) => void confirm(reason)}
    >
      <p className={classes.said}>{t('except.text')}</p>
      <fieldset className={classes.facts}>
        <legend>{t('except.facts')}</legend>
        {exceptable.slice(0, mostShown).map(({ kind, value }, at) => (
          <Checkbox
            key={`${kind} ${value}`}
            label={t(`kind.${kind}`, { value })}
            checked={chosen.includes(at)}
            disabled={!chosen.includes(at) && chosen.length >= mostFacts}
            onChange={() => choose(chosen.includes(at) ? chosen.filter((one) => one !== at) : [...chosen, at])}
          />
        ))}
      </fieldset>
      <p className={classes.sentence}>{chosen.length === 0 ? t('except.choose') : t('except.all')}</p>
      {exceptsAlso.length > 0 && <p className={classes.said}>{t('except.also', { rules: exceptsAlso.join(' / ') })}</p>}
      {alert.state === 'open' && (
        <Checkbox
          mt="sm"
          label={t('except.close')}
          checked={isFalseAlarm}
          onChange={(event) => setFalseAlarm(event.currentTarget.checked)}
        />
      )}
    </ConfirmWithReason>
  )
}

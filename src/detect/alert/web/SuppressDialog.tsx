import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { spanDays, untilAfter } from '#src/detect/signature/web/span-days.ts'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { type AlertDetail, alertApi } from '../api.ts'
import classes from './Alerts.module.css'
import { careWords } from './care-words.ts'

const spans = spanDays.filter((one) => one !== '0')

/** Holds alerts like this one back: of which rule, about whom, for how long, and who answers for it. */
export function SuppressDialog({ alert, onClose }: { alert: AlertDetail; onClose: () => void }) {
  const t = useWords(careWords)
  const hasEntity = alert.entity !== '' && alert.entityKind !== 'many'
  const scopes = hasEntity ? (['both', 'entity', 'rule'] as const) : (['rule'] as const)
  const [scope, setScope] = useState<(typeof scopes)[number]>(scopes[0])
  const [days, setDays] = useState<string>('7')
  const [owner, setOwner] = useState('')
  const suppress = useTell(alertApi.suppress, { also: ['record'] })
  return (
    <ConfirmWithReason
      isOpen
      onClose={onClose}
      title={t('suppress')}
      act={t('suppress')}
      isBusy={suppress.isTelling}
      problem={suppress.problem}
      onConfirm={async (reason) => {
        const done = await suppress.tell({
          rule: scope === 'entity' ? null : alert.ruleKey,
          entity: scope === 'rule' ? null : alert.entity,
          reason,
          until: untilAfter(days)!,
          ...(owner.trim() === '' ? {} : { owner: owner.trim() }),
        })
        if (done) onClose()
      }}
    >
      <p className={classes.said}>{t('suppress.text')}</p>
      <NativeSelect
        label={t('suppress.scope')}
        value={scope}
        data={scopes.map((one) => ({ value: one, label: t(`scope.${one}`, { entity: alert.entity }) }))}
        onChange={(event) => setScope(event.currentTarget.value as typeof scope)}
      />
      <NativeSelect
        mt="sm"
        label={t('suppress.for')}
        value={days}
        data={spans.map((one) => ({ value: one, label: t('suppress.days', { days: Number(one) }) }))}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
      <TextInput
        mt="sm"
        label={t('suppress.owner')}
        maxLength={200}
        value={owner}
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
    </ConfirmWithReason>
  )
}

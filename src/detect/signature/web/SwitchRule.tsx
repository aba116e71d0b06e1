import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { signatureApi } from '../api.ts'
import { careWords } from './care-words.ts'
import { spanDays, untilAfter } from './span-days.ts'

/** Off with a reason, until a time or for good; and on again. */
export function SwitchRule({ ruleKey: key, isOff }: { ruleKey: string; isOff: boolean }) {
  const t = useWords(careWords)
  const [isAsking, ask] = useState(false)
  const [days, setDays] = useState<(typeof spanDays)[number]>('7')
  const turn = useTell(signatureApi.switchRule, { also: ['record'] })
  return (
    <>
      {isOff ? (
        <Button loading={turn.isTelling} onClick={() => void turn.tell({ key, isOff: false })}>
          {t('on')}
        </Button>
      ) : (
        <Button onClick={() => ask(true)}>{t('off')}</Button>
      )}
      {!isAsking && <ProblemText problem={turn.problem} />}
      <ConfirmWithReason
        isOpen={isAsking}
        onClose={() => ask(false)}
        title={t('off')}
        act={t('off')}
        isBusy={turn.isTelling}
        problem={turn.problem}
        onConfirm={async (reason) => {
          if (await turn.tell({ key, isOff: true, reason, until: untilAfter(days) })) ask(false)
        }}
      >
        <p>{t('off.text')}</p>
        <NativeSelect
          label={t('off.for')}
          value={days}
          data={spanDays.map((one) => ({ value: one, label: t(`days.${one}`) }))}
          onChange={(event) => setDays(event.currentTarget.value as typeof days)}
        />
      </ConfirmWithReason>
    </>
  )
}

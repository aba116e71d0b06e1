import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { quarantineApi } from '../api.ts'
import type { ActOutcome } from '../register.ts'
import { CheckForm } from './CheckForm.tsx'
import type { Chosen } from './MachineList.tsx'
import { quarantinePageWords } from './words.ts'

type Act = 'check' | 'confirm' | 'reconnect' | 'retire'

/** What the desk may do with the chosen machines; each tells afterwards which were left out, and why. */
export function ChosenBar({
  incident,
  chosen: { which, count },
  onOutcome,
}: {
  incident: string
  chosen: Chosen
  onOutcome: (outcome: ActOutcome) => void
}) {
  const t = useWords(quarantinePageWords)
  const [open, setOpen] = useState<Act | null>(null)
  const done = (outcome: ActOutcome) => {
    setOpen(null)
    onOutcome(outcome)
  }
  const confirm = useTell(quarantineApi.confirm, { onDone: done })
  const reconnect = useTell(quarantineApi.reconnect, { onDone: done })
  const retire = useTell(quarantineApi.retire, { onDone: done })
  const of = { incident, which }
  const close = () => setOpen(null)
  return (
    <>
      {(['check', 'confirm', 'reconnect', 'retire'] as const).map((act) => (
        <Button key={act} size="compact-sm" onClick={() => setOpen(act)}>
          {t(act)}
        </Button>
      ))}
      {open === 'check' && (
        <CheckForm
          endpoint={quarantineApi.check}
          incident={incident}
          chosen={{ which, count }}
          onClose={close}
          onDone={done}
        />
      )}
      <ConfirmWithReason
        isOpen={open === 'confirm'}
        needsReason={false}
        onClose={close}
        title={t('confirm.title', { count })}
        act={t('confirm')}
        isBusy={confirm.isTelling}
        problem={confirm.problem}
        onConfirm={(note) => void confirm.tell({ ...of, note })}
      >
        <p>{t('confirm.text')}</p>
      </ConfirmWithReason>
      <ConfirmWithReason
        isOpen={open === 'reconnect'}
        needsReason={false}
        onClose={close}
        title={t('reconnect.title', { count })}
        act={t('reconnect')}
        isBusy={reconnect.isTelling}
        problem={reconnect.problem}
        onConfirm={(note) => void reconnect.tell({ ...of, note })}
      >
        <p>{t('reconnect.text')}</p>
      </ConfirmWithReason>
      <ConfirmWithReason
        isOpen={open === 'retire'}
        onClose={close}
        title={t('retire.title', { count })}
        act={t('retire')}
        isBusy={retire.isTelling}
        problem={retire.problem}
        onConfirm={(reason) => void retire.tell({ ...of, reason })}
      >
        <p>{t('retire.text')}</p>
      </ConfirmWithReason>
    </>
  )
}

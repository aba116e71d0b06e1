import { Button, Group, Modal, Textarea } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from './lang.tsx'
import { ProblemText } from './Places.tsx'
import { kitWords } from './words.ts'

/** Asks before something weighty, with the reason that goes on the record. Nothing irreversible happens in one click. */
export function ConfirmWithReason({
  isOpen,
  onClose,
  title,
  children,
  act,
  needsReason = true,
  isGrave = false,
  isBusy = false,
  problem,
  onConfirm,
}: {
  isOpen: boolean
  onClose: () => void
  title: string
  /** What will happen, in a sentence. */
  children?: ReactNode
  /** The word on the button: the act itself, never "OK". */
  act: string
  needsReason?: boolean
  isGrave?: boolean
  isBusy?: boolean
  problem?: unknown
  onConfirm: (reason: string) => void
}) {
  const t = useWords(kitWords)
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    setReason('')
    setMissing(false)
  }, [isOpen])
  const confirm = () => {
    if (needsReason && reason.trim() === '') return setMissing(true)
    onConfirm(reason.trim())
  }
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          confirm()
        }}
      >
        {children}
        <Textarea
          mt="sm"
          data-autofocus
          autosize
          minRows={2}
          maxRows={8}
          label={needsReason ? t('reason') : t('reason.optional')}
          description={t('reason.hint')}
          value={reason}
          error={isMissing && reason.trim() === '' ? t('reason.missing') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemText problem={problem} />
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            color={isGrave ? 'red.7' : undefined}
            c={isGrave ? '#fff' : undefined}
            loading={isBusy}
          >
            {act}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../api.ts'
import classes from './CloseForm.module.css'
import { useIncident } from './incident-context.ts'
import { pageWords } from './words/page.ts'

/** Closes an incident: with a reason, and each thing that is missing either filled in or excused. */
export function CloseForm({ onClose }: { onClose: () => void }) {
  const t = useWords(pageWords)
  const kit = useWords(kitWords)
  const { incident, act } = useIncident()
  const now = useAsk(incidentApi.now, { incident: incident.number }, { keepsPrevious: true })
  const close = useTell(incidentApi.close)
  const [reason, setReason] = useState('')
  const [excuses, setExcuses] = useState<Record<string, string>>({})
  const [isTried, setTried] = useState(false)
  const missing = now.data?.blocksClosing ?? []
  const isWanting = (text: string | undefined) => isTried && !text?.trim()
  const save = async () => {
    setTried(true)
    if (!reason.trim() || missing.some((one) => one.isAbsolute || !excuses[one.code]?.trim())) return
    const exceptions = Object.fromEntries(missing.map((one) => [one.code, excuses[one.code]!.trim()]))
    if (await close.tell({ incident: incident.number, reason: reason.trim(), exceptions })) onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('close.title', { number: incident.number })}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <p>{t('close.text')}</p>
          {missing.length > 0 && (
            <div className={classes.missing}>
              <p className={classes.lead}>{t('close.missing')}</p>
              {missing.map((one) => (
                <div key={one.code} className={classes.one}>
                  <div className={classes.what}>
                    <b>{one.text}</b>
                    <Button
                      size="compact-sm"
                      onClick={() => {
                        onClose()
                        act(one.act)
                      }}
                    >
                      {t('close.fill')}
                    </Button>
                  </div>
                  {one.isAbsolute ? (
                    <p>{t('close.absolute')}</p>
                  ) : (
                    <TextInput
                      label={t('close.exception', { what: one.text })}
                      maxLength={4_000}
                      value={excuses[one.code] ?? ''}
                      error={isWanting(excuses[one.code]) ? kit('reason.missing') : undefined}
                      onChange={(event) => setExcuses({ ...excuses, [one.code]: event.currentTarget.value })}
                    />
                  )}
                </div>
              ))}
            </div>
          )}
          <Textarea
            required
            autosize
            minRows={2}
            label={t('close.reason')}
            description={kit('reason.hint')}
            maxLength={4_000}
            value={reason}
            error={isWanting(reason) ? kit('reason.missing') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ProblemText problem={close.problem} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{kit('cancel')}</Button>
            <Button
              type="submit"
              variant="filled"
              loading={close.isTelling}
              disabled={missing.some((one) => one.isAbsolute)}
            >
              {t('close.act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

export function ReopenForm({ onClose }: { onClose: () => void }) {
  const t = useWords(pageWords)
  const { incident } = useIncident()
  const reopen = useTell(incidentApi.reopen)
  return (
    <ConfirmWithReason
      isOpen
      onClose={onClose}
      title={t('reopen.title', { number: incident.number })}
      act={t('reopen.act')}
      isBusy={reopen.isTelling}
      problem={reopen.problem}
      onConfirm={async (reason) => {
        if (await reopen.tell({ incident: incident.number, reason })) onClose()
      }}
    >
      <p>{t('reopen.text')}</p>
    </ConfirmWithReason>
  )
}

import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { useStateWord } from '#src/web/kit/States.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../api.ts'
import { useIncident } from './incident-context.ts'
import { pageWords } from './words/page.ts'

const phases = ['triage', 'response', 'recovery', 'review'] as const

/** Moves an incident to another phase; what each phase means stands beside it. */
export function PhaseForm({ onClose }: { onClose: () => void }) {
  const t = useWords(pageWords)
  const kit = useWords(kitWords)
  const wordOf = useStateWord()
  const { incident } = useIncident()
  const change = useTell(incidentApi.change)
  const at = phases.indexOf(incident.phase as (typeof phases)[number])
  const [phase, setPhase] = useState<string>(phases[Math.min(at + 1, phases.length - 1)] ?? 'response')
  const [reason, setReason] = useState('')
  const save = async () => {
    const { number, version } = incident
    if (await change.tell({ incident: number, version, phase: phase as (typeof phases)[number], reason })) onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('phase.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <Radio.Group value={phase} onChange={setPhase} aria-label={t('head.phase')}>
            <Stack gap={10}>
              {phases.map((one) => {
                const { label, means } = wordOf(`phase.${one}`)
                const isNow = one === incident.phase
                return (
                  <Radio
                    key={one}
                    value={one}
                    disabled={isNow}
                    label={isNow ? `${label} (${t('phase.now')})` : label}
                    description={means}
                  />
                )
              })}
            </Stack>
          </Radio.Group>
          <Textarea
            autosize
            minRows={2}
            label={kit('reason.optional')}
            description={kit('reason.hint')}
            maxLength={2_000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <p style={{ color: 'var(--ink-2)', fontSize: 13 }}>{t('phase.closed.hint')}</p>
          <ProblemText problem={change.problem} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{kit('cancel')}</Button>
            <Button type="submit" variant="filled" loading={change.isTelling} disabled={phase === incident.phase}>
              {t('phase.act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

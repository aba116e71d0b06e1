import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { IncidentChoice } from '#src/detect/report/web/IncidentChoice.tsx'
import { evidenceApi } from '#src/respond/evidence/api.ts'
import { sentFile } from '#src/respond/evidence/web/send-file.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import type { KeptFinding } from '../api.ts'
import type { KeptCheck } from '../known-state.ts'
import { goodStateWords } from './words.ts'

type Chosen = { readonly id: string; readonly number: string; readonly title: string }

/** A finding into the record of an incident, with all that is known of it in a file; and, when wanted, into evidence. */
export function FindingToIncident({
  check,
  finding,
  onClose,
}: {
  check: KeptCheck
  finding: KeptFinding
  onClose: () => void
}) {
  const t = useWords(goodStateWords)
  const kit = useWords(kitWords)
  const notice = useNotice()
  const navigate = useNavigate()
  const style = useStyle()
  const mayKeep = useMay('evidence:write')
  const enter = useTell(incidentApi.addFiles, { also: ['record'] })
  const keep = useTell(evidenceApi.add, { also: ['record'] })
  const [chosen, choose] = useState<Chosen | null>(null)
  const [isEvidence, setEvidence] = useState(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const text = t('incident.text', {
    host: check.host,
    path: finding.path,
    change: t(`change.${finding.change}`),
    severity: t(`severity.${finding.severity}`),
    at: formatInstant(check.endedAt, { ...style, named: true }),
  })
  const send = async () => {
    if (!chosen) return
    const { number } = chosen
    const { counts: _, ...facts } = check
    const body = JSON.stringify({ check: facts, finding }, null, 2)
    const file = new File([body], `finding-${check.host}-${finding.position}.json`, { type: 'application/json' })
    setSending(true)
    setProblem(null)
    try {
      const when = { from: check.begunAt, to: check.endedAt, precision: 'range', zone: style.zone }
      const entry = { incident: number, kind: 'finding' as const, text, when: JSON.stringify(when) }
      if (!(await enter.tell(entry, [file]))) return
      let item: string | null = null
      if (isEvidence && mayKeep) {
        const upload = await sentFile(number, file)
        const kept = await keep.tell({
          incident: number,
          kind: 'file',
          upload,
          description: text,
          source: check.host,
          method: t('incident.method'),
        })
        if (!kept) return
        item = kept.number
      }
      notice(item ? t('incident.done.evidence', { number, item }) : t('incident.done', { number }), {
        label: t('act.open'),
        run: () =>
          void navigate({ to: '/incidents/$number/$tab', params: { number, tab: item ? 'evidence' : 'record' } }),
      })
      onClose()
    } catch (error) {
      setProblem(error)
    } finally {
      setSending(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('act.incident')}
      size={720}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <p>{text}</p>
        <IncidentChoice report="" chosen={chosen} onChoose={choose} />
        {mayKeep && (
          <Checkbox
            mt="sm"
            label={t('incident.evidence')}
            description={t('incident.evidence.hint')}
            checked={isEvidence}
            onChange={(event) => setEvidence(event.currentTarget.checked)}
          />
        )}
        <ProblemText problem={enter.problem ?? keep.problem ?? problem} />
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!chosen} loading={isSending}>
            {chosen ? t('incident.send', { number: chosen.number }) : t('incident.choose')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

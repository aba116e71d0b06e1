import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { IncidentChoice } from '#src/detect/report/web/IncidentChoice.tsx'
import type { AttackStage } from '#src/prepare/knowledge/attack-stage.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { StageChoice } from '#src/respond/incident/web/record/StageChoice.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useZone } from '#src/web/kit/zone.tsx'
import type { LogLine } from '../../api.ts'
import { lineWords } from '../line-words.ts'
import { fileNameOf, fileOfLines, sourcesOfLines, textOfLines, whenOfLines } from './entry-of-lines.ts'

type Chosen = { readonly id: string; readonly number: string; readonly title: string }

/** Lines into the record of an incident: one entry with their span, and all of them in a file beside it. */
export function AddToIncident({
  lines,
  stage: stageOfRule = null,
  onClose,
  onDone,
}: {
  lines: readonly LogLine[]
  /** Where the rule that found them says that the attack stands. */
  stage?: AttackStage | null
  onClose: () => void
  onDone: () => void
}) {
  const t = useWords(lineWords)
  const kit = useWords(kitWords)
  const { lang } = useLang()
  const { zone } = useZone()
  const notice = useNotice()
  const navigate = useNavigate()
  const add = useTell(incidentApi.addFiles, { also: ['record'] })
  const [chosen, choose] = useState<Chosen | null>(null)
  const [stage, setStage] = useState(stageOfRule)
  const [note, setNote] = useState('')
  const send = async () => {
    if (!chosen) return
    const { number } = chosen
    const file = new File([fileOfLines(lines, lang)], fileNameOf(lines), { type: 'text/plain' })
    const made = await add.tell(
      {
        incident: number,
        kind: 'finding',
        text: textOfLines(lines, note, lang),
        when: JSON.stringify(whenOfLines(lines, zone)),
        ...(stage === null ? {} : { stage }),
        source: t('entry.source', { sources: sourcesOfLines(lines) }).slice(0, 500),
      },
      [file],
    )
    if (!made) return
    notice(t('add.done', { number }), {
      label: t('add.open'),
      run: () => void navigate({ to: '/incidents/$number/$tab', params: { number, tab: 'record' } }),
    })
    onDone()
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('add.title')} size={720} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Stack gap="sm">
          <p>{t('add.about', { count: lines.length })}</p>
          <IncidentChoice report="" chosen={chosen} onChoose={choose} />
          <StageChoice value={stage} onChange={setStage} />
          <Textarea
            label={t('add.note')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={10_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Stack>
        <ProblemText problem={add.problem} />
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!chosen} loading={add.isTelling}>
            {chosen ? t('add.send', { number: chosen.number }) : t('add.choose')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

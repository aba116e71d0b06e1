import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { recoveryApi } from '../api.ts'
import type { HeadingView } from '../recovery.ts'
import { recoveryPageWords } from './words.ts'

/** Who answers for one heading, who arranges money and staff, who is concerned. */
export function HeadingForm({
  incident,
  heading,
  onClose,
}: {
  incident: string
  heading: HeadingView
  onClose: () => void
}) {
  const t = useWords(recoveryPageWords)
  const save = useTell(recoveryApi.people)
  const [lead, setLead] = useState(heading.lead)
  const [resources, setResources] = useState(heading.resources)
  const [parties, setParties] = useState(heading.parties)
  return (
    <Form
      act={t('save')}
      isBusy={save.isTelling}
      problem={save.problem}
      onClose={onClose}
      onSave={() => save.tell({ incident, heading: heading.id, lead, resources, parties })}
    >
      <TextInput
        label={t('people.lead')}
        maxLength={200}
        value={lead}
        onChange={(event) => setLead(event.currentTarget.value)}
      />
      <TextInput
        label={t('people.resources')}
        maxLength={4_000}
        value={resources}
        onChange={(event) => setResources(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={1}
        label={t('people.parties')}
        maxLength={4_000}
        value={parties}
        onChange={(event) => setParties(event.currentTarget.value)}
      />
    </Form>
  )
}

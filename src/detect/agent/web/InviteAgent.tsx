import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { agentApi } from '../api.ts'
import type { Invitation } from './EnrolCommand.tsx'
import { agentPageWords } from './words.ts'

/** Names the host, and what it may send for. */
export function InviteAgent({
  onClose,
  onInvited,
}: {
  onClose: () => void
  onInvited: (invitation: Invitation) => void
}) {
  const t = useWords(agentPageWords)
  const kit = useWords(kitWords)
  const save = useTell(agentApi.invite)
  const [name, setName] = useState('')
  const [sources, setSources] = useState('')
  const [isTried, setTried] = useState(false)
  const isMissing = isTried && name.trim() === ''
  return (
    <Modal opened onClose={onClose} title={t('invite.title')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault()
          setTried(true)
          if (name.trim() === '') return
          const others = sources
            .split(/[,、，]/)
            .map((one) => one.trim())
            .filter(Boolean)
          const made = await save.tell({ name: name.trim(), sources: others })
          if (!made) return
          onInvited(made)
          onClose()
        }}
      >
        <TextInput
          data-autofocus
          label={t('invite.name')}
          description={t('invite.name.hint')}
          maxLength={100}
          value={name}
          error={isMissing ? t('invite.name.missing') : faultOf(save.problem, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          mt="sm"
          label={t('invite.sources')}
          description={t('invite.sources.hint')}
          value={sources}
          error={faultOf(save.problem, 'sources')}
          onChange={(event) => setSources(event.currentTarget.value)}
        />
        <ProblemText problem={save.problem} />
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isTelling}>
            {t('invite.act')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

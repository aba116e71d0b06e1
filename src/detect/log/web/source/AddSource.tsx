import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { faultOf } from '#src/web/kit/fault.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { logApi } from '../../api.ts'
import { sourceWords } from '../source-words.ts'

/** Enters a system that should send its logs, before its first line has come. */
export function AddSource({ onClose, onAdded }: { onClose: () => void; onAdded: (name: string) => void }) {
  const t = useWords(sourceWords)
  const kit = useWords(kitWords)
  const save = useTell(logApi.setSource)
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const isMissing = isTried && name.trim() === ''
  return (
    <Modal opened onClose={onClose} title={t('add')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault()
          setTried(true)
          if (name.trim() === '') return
          const made = await save.tell({ name: name.trim() })
          if (!made) return
          onClose()
          // The address changes twice; the second must know of the first.
          setTimeout(() => onAdded(made.name))
        }}
      >
        <TextInput
          data-autofocus
          label={t('add.name')}
          description={t('add.name.hint')}
          maxLength={200}
          value={name}
          error={isMissing ? t('add.name.missing') : faultOf(save.problem, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <ProblemText problem={save.problem} />
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isTelling}>
            {t('add.act')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

import { Modal, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { letterWords } from './letter-words.ts'
import { saveLetter } from './save-letters.ts'
import { campaignPageWords } from './words.ts'

/** A letter that was lost, or came back with a wrong address: printed anew, the one before worth nothing. */
export function ReprintForm({ of, onClose }: { of: { incident: string; campaign: string }; onClose: () => void }) {
  const l = useWords(letterWords)
  const t = useWords(campaignPageWords)
  const kit = useWords(kitWords)
  const [login, setLogin] = useState('')
  const [reason, setReason] = useState('')
  const [key, setKey] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await saveLetter(of, { login: login.trim(), key, reason })
      return true
    } catch (fault) {
      setProblem(fault)
      return false
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={l('reprint')} closeButtonProps={{ 'aria-label': kit('close') }}>
      <Form act={l('reprint')} isBusy={isBusy} problem={problem} onClose={onClose} onSave={save}>
        <p>{l('reprint.text')}</p>
        <TextInput
          required
          label={l('reprint.login')}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <TextInput
          required
          maxLength={2_000}
          label={l('reprint.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <PasswordInput
          required
          autoComplete="off"
          label={t('run.key')}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('run.show'), tabIndex: 0 }}
        />
      </Form>
    </Modal>
  )
}

import { Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { campaignApi } from '../api.ts'
import { type Bundle, SentBy } from '../campaign.ts'
import { letterWords } from './letter-words.ts'
import { ActForm } from './SecretForms.tsx'
import { saveLetters } from './save-letters.ts'

export type Asked = { readonly what: 'print' | 'destroy' | 'send' | 'signed'; readonly bundle: Bundle }
type Of = { readonly incident: string; readonly campaign: string }
type OfBundle = { readonly of: Of; readonly bundle: Bundle; readonly onClose: () => void }

/** What is asked before something is done to a bundle: printed, sent off, told of, destroyed. */
export function BundleForms({
  of,
  asked: { what, bundle },
  onClose,
}: {
  of: { incident: string; campaign: string }
  asked: Asked
  onClose: () => void
}) {
  const l = useWords(letterWords)
  const destroy = useTell(campaignApi.destroyed)
  const [problem, setProblem] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const save = async (key: string) => {
    setSaving(true)
    setProblem(null)
    try {
      await saveLetters(of, bundle.position, key)
      onClose()
    } catch (fault) {
      setProblem(fault)
    } finally {
      setSaving(false)
    }
  }
  if (what === 'send') return <SendForm of={of} bundle={bundle} onClose={onClose} />
  if (what === 'signed') return <SignedForm of={of} bundle={bundle} onClose={onClose} />
  return (
    <>
      <ActForm
        isOpen={what === 'print'}
        onClose={onClose}
        title={l('print.title', { bundle: bundle.name })}
        text={l('print.text')}
        act={l('print')}
        fields={['key']}
        isBusy={isSaving}
        problem={problem}
        onGiven={({ key }) => void save(key)}
      />
      <ConfirmWithReason
        isOpen={what === 'destroy'}
        onClose={onClose}
        title={l('destroy.title', { bundle: bundle.name })}
        act={l('destroy')}
        isBusy={destroy.isTelling}
        problem={destroy.problem}
        onConfirm={(how) =>
          void destroy
            .tell({ ...of, bundle: bundle.position, sha256: bundle.sha256 ?? '', how })
            .then((done) => done && onClose())
        }
      >
        <p>{l('destroy.text', { sha: (bundle.sha256 ?? '').slice(0, 16) })}</p>
      </ConfirmWithReason>
    </>
  )
}

function SendForm({ of, bundle, onClose }: OfBundle) {
  const l = useWords(letterWords)
  const kit = useWords(kitWords)
  const send = useTell(campaignApi.sent)
  const [how, setHow] = useState<SentBy>('unit')
  const [to, setTo] = useState(bundle.route)
  return (
    <Modal
      opened
      onClose={onClose}
      title={l('send.title', { bundle: bundle.name })}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <Form
        act={l('send')}
        isBusy={send.isTelling}
        problem={send.problem}
        onClose={onClose}
        onSave={() => send.tell({ ...of, bundle: bundle.position, how, to })}
      >
        <NativeSelect
          label={l('send.how')}
          data={SentBy.options.map((value) => ({ value, label: l(`send.${value}`) }))}
          value={how}
          onChange={(event) => setHow(event.currentTarget.value as SentBy)}
        />
        <TextInput
          label={l('send.to')}
          maxLength={300}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Form>
    </Modal>
  )
}

function SignedForm({ of, bundle, onClose }: OfBundle) {
  const l = useWords(letterWords)
  const kit = useWords(kitWords)
  const tell = useTell(campaignApi.back)
  const [missing, setMissing] = useState('')
  return (
    <Modal
      opened
      onClose={onClose}
      title={l('signed.title', { bundle: bundle.name })}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <Form
        act={l('signed')}
        isBusy={tell.isTelling}
        problem={tell.problem}
        onClose={onClose}
        onSave={() => tell.tell({ ...of, bundle: bundle.position, missing: missing.split(/[\s,、]+/).filter(Boolean) })}
      >
        <p>{l('signed.text')}</p>
        <Textarea
          autosize
          minRows={3}
          label={l('signed.missing')}
          value={missing}
          onChange={(event) => setMissing(event.currentTarget.value)}
        />
      </Form>
    </Modal>
  )
}

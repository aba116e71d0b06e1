import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { campaignApi } from '../api.ts'
import { listWords } from './list-words.ts'

const mostLogins = 1_000

/** Accounts that are left out of the reset, with the reason, or taken in again. */
export function ExemptForm({ of, onClose }: { of: { incident: string; campaign: string }; onClose: () => void }) {
  const l = useWords(listWords)
  const exempt = useTell(campaignApi.exempt)
  const [what, setWhat] = useState<'out' | 'in'>('out')
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const logins = text.split(/[\s,、]+/).filter(Boolean)
  const isReady = logins.length > 0 && logins.length <= mostLogins && (what === 'in' || reason.trim() !== '')
  return (
    <Form
      act={l('exempt.save')}
      isReady={isReady}
      isBusy={exempt.isTelling}
      problem={exempt.problem}
      onClose={onClose}
      onSave={async () => {
        const done = await exempt.tell({ ...of, logins, reason: what === 'in' ? '' : reason })
        return done !== null && done.changed > 0
      }}
    >
      <NativeSelect
        label={l('exempt.what')}
        data={[
          { value: 'out', label: l('exempt') },
          { value: 'in', label: l('exempt.back') },
        ]}
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value as 'out')}
      />
      <Textarea
        required
        autosize
        minRows={2}
        label={l('exempt.logins')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={exempt.output?.changed === 0 && l('exempt.none')}
      />
      {what === 'out' && (
        <TextInput
          required
          maxLength={500}
          label={l('exempt.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </Form>
  )
}

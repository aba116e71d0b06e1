import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { Form } from '#src/web/kit/Form.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { campaignApi } from '../api.ts'
import type { CampaignView, Connector } from '../campaign.ts'
import { ConnectorFields, type Draft, draftOf, given, isReady } from './ConnectorFields.tsx'
import { connectorWords } from './connector-words.ts'

const kinds = ['none', 'ldap', 'sql', 'htpasswd', 'command'] as const

/** Which directory, table, file or program sets the passwords; no password stands here. */
export function ConnectorForm({ view, onClose }: { view: CampaignView; onClose: () => void }) {
  const c = useWords(connectorWords)
  const save = useTell(campaignApi.change)
  const [draft, setDraft] = useState<Draft>(() => draftOf(view.connector))
  return (
    <Form
      title={c('set')}
      act={c('save')}
      isReady={isReady(draft)}
      isBusy={save.isTelling}
      problem={save.problem}
      onClose={onClose}
      onSave={() =>
        save.tell({ incident: view.incident, campaign: view.number, connector: given(draft, view.connector) })
      }
    >
      <NativeSelect
        label={c('kind')}
        data={kinds.map((value) => ({ value, label: c(`kind.${value}`) }))}
        value={draft.kind}
        onChange={(event) => {
          const kind = event.currentTarget.value as Connector['kind']
          setDraft((before) => ({ ...before, kind }))
        }}
      />
      <ConnectorFields draft={draft} onChange={(is) => setDraft((before) => ({ ...before, ...is }))} />
    </Form>
  )
}

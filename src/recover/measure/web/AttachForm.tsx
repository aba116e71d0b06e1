import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { editionApi } from '#src/prepare/playbook/edition/api.ts'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { Form } from '#src/web/kit/Form.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { measureApi } from '../api.ts'
import type { Measure } from '../measure.ts'
import { measurePageWords } from './words.ts'

/** What a measure changed: the document itself, or the edition of a playbook that is in force now. */
export function AttachForm({
  incident,
  measure,
  onClose,
}: {
  incident: string
  measure: Measure
  onClose: () => void
}) {
  const t = useWords(measurePageWords)
  const { lang } = useLang()
  const attach = useTell(measureApi.attach)
  const playbooks = useAsk(editionApi.list, {})
  const [playbook, setPlaybook] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  const changed = (playbooks.data?.rows ?? []).filter((one) => one.inForce > 0)
  return (
    <Form
      title={t('attach.title', { title: measure.title })}
      act={t('attach')}
      isReady={(playbook === '') !== (files.length === 0)}
      isBusy={attach.isTelling}
      problem={attach.problem}
      onClose={onClose}
      onSave={() => attach.tell({ incident, no: measure.no, ...(playbook ? { playbook } : {}) }, [...files])}
    >
      {changed.length > 0 && (
        <NativeSelect
          label={t('attach.playbook')}
          value={playbook}
          data={[
            { value: '', label: t('attach.none') },
            ...changed.map((one) => ({
              value: one.id,
              label: t('file.edition', { name: one.name[lang], edition: one.inForce }),
            })),
          ]}
          onChange={(event) => setPlaybook(event.currentTarget.value)}
        />
      )}
      <FileDrop
        isBusy={attach.isTelling}
        hint={t('attach.hint')}
        told={files.map((one) => one.name).join(', ')}
        onFiles={(given) => setFiles([...given])}
      />
    </Form>
  )
}

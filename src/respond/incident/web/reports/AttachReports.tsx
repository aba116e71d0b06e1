import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { reportApi } from '#src/detect/report/api.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { ErrorPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { incidentApi } from '../../api.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { partsWords } from '../words/parts.ts'
import classes from './reports.module.css'

/** Finds reports and adds them. */
export function AttachReports({ known, onClose }: { known: readonly string[]; onClose: () => void }) {
  const t = useWords(partsWords)
  const kit = useWords(kitWords)
  const { incident } = useIncident()
  const attach = useTell(incidentApi.attach, { also: ['report'] })
  const [typed, type] = useState('')
  const q = useDeferredValue(typed.trim())
  const [chosen, choose] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const found = useAsk(reportApi.list, { q: q || undefined, limit: 20, noise: 'with' }, { keepsPrevious: true })
  const rows = (found.data?.rows ?? []).filter((row) => !known.includes(row.id))
  const save = async () => {
    if (await attach.tell({ incident: incident.number, reports: [...chosen], reason })) onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('reports.attach')}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen.length > 0) void save()
        }}
      >
        <TextInput
          type="search"
          data-autofocus
          label={t('reports.attach.find')}
          maxLength={200}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
        {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
        {found.data && rows.length === 0 && <p className={forms.quiet}>{t('reports.attach.none')}</p>}
        <div className={classes.found}>
          {rows.map((row) => (
            <Checkbox
              key={row.id}
              label={`${row.number} ${row.subject}`}
              description={[row.organisation || row.reporterName, ...row.incidents.map((one) => one.number)]
                .filter(Boolean)
                .join(' · ')}
              checked={chosen.includes(row.id)}
              onChange={(event) =>
                choose(event.currentTarget.checked ? [...chosen, row.id] : chosen.filter((one) => one !== row.id))
              }
            />
          ))}
        </div>
        <TextInput
          label={kit('reason.optional')}
          description={kit('reason.hint')}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemText problem={attach.problem} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{kit('cancel')}</Button>
          <Button type="submit" variant="filled" loading={attach.isTelling} disabled={chosen.length === 0}>
            {t('reports.attach.act', { count: chosen.length })}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { backupApi } from '#src/prepare/backup/api.ts'
import { Form } from '#src/web/kit/Form.tsx'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { containmentApi } from '../api.ts'
import { byPerson, type ContainmentRow } from '../containment.ts'
import { containmentPageWords } from './words.ts'

const mostOnRegister = 5

/** What reaches further than the host is carried out only when it is said which backup stands; what the register holds stands beside. */
export function ApplyWithBackup({
  incident,
  row,
  onClose,
}: {
  incident: string
  row: ContainmentRow
  onClose: () => void
}) {
  const t = useWords(containmentPageWords)
  const apply = useTell(containmentApi.apply)
  const [backup, setBackup] = useState('')
  const { number } = row
  const isByPerson = row.connector === byPerson
  return (
    <Form
      title={t(isByPerson ? 'apply.person.title' : 'apply.title', { number })}
      act={t(isByPerson ? 'act.apply.person' : 'act.apply')}
      isReady={backup.trim() !== ''}
      isBusy={apply.isTelling}
      problem={apply.problem}
      onClose={onClose}
      onSave={() => apply.tell({ incident, containment: row.id, backup })}
    >
      {!isByPerson && <p>{t('apply.text', { connector: row.connector })}</p>}
      <Textarea
        required
        autosize
        data-autofocus
        minRows={2}
        label={t('apply.backup')}
        description={t('apply.backup.hint')}
        maxLength={500}
        value={backup}
        onChange={(event) => setBackup(event.currentTarget.value)}
      />
      <OnRegister />
    </Form>
  )
}

function OnRegister() {
  const t = useWords(containmentPageWords)
  const style = useStyle()
  const asked = useAsk(backupApi.list, {}, { enabled: useMay('backup:read') })
  const rows = asked.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <div>
      <PageLink to="/backups">{t('apply.register')}</PageLink>
      <ul>
        {rows.slice(0, mostOnRegister).map(({ id, name, system, lastGood }) => (
          <li key={id}>
            {name} · {system} ·{' '}
            {lastGood ? t('apply.last-good', { at: formatInstant(lastGood.at, style) }) : t('apply.no-good')}
          </li>
        ))}
      </ul>
    </div>
  )
}

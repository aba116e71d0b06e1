import { Button } from '@mantine/core'
import { useState } from 'react'
import { AlertFrame } from '#src/detect/alert/web/AlertFrame.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { huntApi } from '../api.ts'
import type { HuntRow } from '../hunt.ts'
import { HuntDrawer } from './HuntDrawer.tsx'
import { HuntForm } from './HuntForm.tsx'
import { HuntStateText } from './HuntStateText.tsx'
import classes from './Hunts.module.css'
import { huntWords } from './words.ts'

const step = 50

/** What was looked for in the logs that were kept, how far each hunt came, and what it found. */
export function HuntsPage() {
  return (
    <AlertFrame place="hunts">
      <Hunts />
    </AlertFrame>
  )
}

function Hunts() {
  const t = useWords(huntWords)
  const mayStart = useMay('alert:write')
  const [form, setForm] = useParam('form')
  const [rule, setRule] = useParam('rule')
  const [id, setId] = useParam('hunt')
  const [limit, setLimit] = useState(step)
  const asked = useAsk(huntApi.list, { limit }, { keepsPrevious: true })
  if (asked.isPending) return <LoadingPlace />
  if (!asked.data) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const { hunts, total } = asked.data
  const start = mayStart && (
    <Button variant="filled" onClick={() => setForm('new')}>
      {t('new')}
    </Button>
  )
  return (
    <>
      {hunts.length === 0 ? (
        <EmptyPlace title={t('empty.title')} act={start}>
          {t('empty.text')}
        </EmptyPlace>
      ) : (
        <>
          <div className={classes.bar}>
            <p className={rows.quiet}>{t('lead')}</p>
            {start}
          </div>
          <HuntTable hunts={hunts} onOpen={setId} />
          <p className={rows.quiet}>{t('shown', { count: hunts.length, total })}</p>
        </>
      )}
      {total > hunts.length && limit < 500 && (
        <Button onClick={() => setLimit(Math.min(500, limit + step))}>{t('more')}</Button>
      )}
      {form === 'new' && mayStart && (
        <HuntForm
          rule={rule}
          onDone={setId}
          onClose={() => {
            setForm('')
            setRule('')
          }}
        />
      )}
      {id !== '' && form === '' && <HuntDrawer key={id} id={id} onClose={() => setId('')} />}
    </>
  )
}

function HuntTable({ hunts, onOpen }: { hunts: readonly HuntRow[]; onOpen: (id: string) => void }) {
  const t = useWords(huntWords)
  return (
    <OpenTable columns={(['title', 'state', 'found', 'asked'] as const).map((one) => t(`column.${one}`))}>
      {hunts.map((hunt) => (
        <tr key={hunt.id}>
          <th scope="row">
            <button type="button" className={rows.open} onClick={() => onOpen(hunt.id)}>
              {hunt.title}
            </button>
          </th>
          <td data-label={t('column.state')}>
            <HuntStateText hunt={hunt} />
          </td>
          <td data-label={t('column.found')}>{t('found', { finds: hunt.finds, matches: hunt.matches })}</td>
          <td data-label={t('column.asked')}>
            <Instant at={hunt.askedAt} /> {hunt.askedBy}
          </td>
        </tr>
      ))}
    </OpenTable>
  )
}

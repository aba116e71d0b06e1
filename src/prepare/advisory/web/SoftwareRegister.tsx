import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Facts } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { advisoryApi } from '../api.ts'
import type { SoftwareRow } from '../weakness.ts'
import { DiaryTable } from './Diary.tsx'
import { PatchForm, SoftwareForm, SoftwareListForm } from './SoftwareForms.tsx'
import classes from './Weaknesses.module.css'
import { weaknessPageWords } from './words.ts'

const columns = ['software', 'host', 'version', 'owner', 'open', 'noted'] as const

/** Which version of what runs where. */
export function SoftwareRegister() {
  const t = useWords(weaknessPageWords)
  const mayWrite = useMay('weakness:write')
  const asked = useAsk(advisoryApi.software, {})
  const [opened, open] = useParam('software')
  const [form, setForm] = useParam('form')
  if (asked.isPending) return <LoadingPlace />
  if (asked.error) return <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />
  const all = asked.data.rows
  const one = all.find(({ id }) => id === opened)
  const acts = mayWrite && (
    <div className={classes.acts}>
      <Button variant="filled" onClick={() => setForm('add')}>
        {t('software.add')}
      </Button>
      <Button onClick={() => setForm('list')}>{t('software.list')}</Button>
    </div>
  )
  return (
    <>
      {all.length === 0 && (
        <EmptyPlace title={t('software.none')} act={acts}>
          {t('software.none.text')}
        </EmptyPlace>
      )}
      {all.length > 0 && acts}
      {all.length > 0 && (
        <OpenTable columns={columns.map((name) => t(`column.${name}`))}>
          {all.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <button type="button" className={rows.open} onClick={() => open(row.id)}>
                  {row.name}
                </button>
              </th>
              <td data-label={t('column.host')}>{row.host}</td>
              <td data-label={t('column.version')}>{row.version || t('version.unknown')}</td>
              <td data-label={t('column.owner')}>{row.owner}</td>
              <td data-label={t('column.open')}>{row.open}</td>
              <td data-label={t('column.noted')}>
                <Instant at={row.notedAt} />
              </td>
            </tr>
          ))}
        </OpenTable>
      )}
      {form === 'add' && mayWrite && <SoftwareForm onClose={() => setForm('')} />}
      {form === 'list' && mayWrite && <SoftwareListForm onClose={() => setForm('')} />}
      {one && <SoftwareDrawer key={one.id} one={one} onClose={() => open('')} />}
    </>
  )
}

function SoftwareDrawer({ one, onClose }: { one: SoftwareRow; onClose: () => void }) {
  const t = useWords(weaknessPageWords)
  const kit = useWords(kitWords)
  const mayWrite = useMay('weakness:write')
  const diary = useAsk(advisoryApi.patches, { software: one.id })
  const retire = useTell(advisoryApi.retire, { also: ['record'] })
  const [doing, set] = useState<'patch' | 'retire' | null>(null)
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={640}
      title={one.name}
      closeButtonProps={{ 'aria-label': kit('close') }}
    >
      <div className={rows.drawer}>
        {mayWrite && (
          <div className={classes.acts}>
            <Button variant="filled" onClick={() => set('patch')}>
              {t('patch')}
            </Button>
            <Button onClick={() => set('retire')}>{t('retire')}</Button>
          </div>
        )}
        <Facts
          rows={[
            [t('column.host'), one.host],
            [t('column.version'), one.version || t('version.unknown')],
            [t('field.ecosystem'), one.ecosystem],
            [t('column.owner'), one.owner],
            [t('column.open'), String(one.open)],
          ]}
        />
        <section>
          <h2 className={rows.part}>{t('part.diary')}</h2>
          {diary.isPending && <LoadingPlace rows={2} />}
          {diary.error && <ErrorPlace problem={diary.error} />}
          {diary.data && <DiaryTable all={diary.data.rows} />}
        </section>
      </div>
      {doing === 'patch' && <PatchForm software={one} onClose={() => set(null)} />}
      <ConfirmWithReason
        isOpen={doing === 'retire'}
        onClose={() => set(null)}
        title={t('retire')}
        act={t('retire')}
        isBusy={retire.isTelling}
        problem={retire.problem}
        onConfirm={(reason) => void retire.tell({ software: one.id, reason }).then((done) => done && onClose())}
      >
        {t('retire.text', { host: one.host, name: one.name })}
      </ConfirmWithReason>
    </Drawer>
  )
}

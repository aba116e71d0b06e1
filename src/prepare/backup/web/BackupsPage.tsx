import { Button } from '@mantine/core'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { type BackupRow, backupApi } from '../api.ts'
import { BackupDrawer } from './BackupDrawer.tsx'
import { BackupForm } from './BackupForm.tsx'
import classes from './Backups.module.css'
import { StateWord } from './StateWord.tsx'
import { backupPageWords } from './words.ts'

/** What is kept where, by whom, how often, and whether it comes back: the worst first. */
export function BackupsPage() {
  const t = useWords(backupPageWords)
  const mayRead = useMay('backup:read')
  const mayWrite = useMay('backup:write')
  const [, setForm] = useParam('form')
  const asked = useAsk(backupApi.list, {}, { enabled: mayRead })
  if (!mayRead)
    return (
      <Page title={t('title')}>
        <EmptyPlace title={t('no-right')}>{t('no-right.text')}</EmptyPlace>
      </Page>
    )
  const add = mayWrite && (
    <Button variant="filled" onClick={() => setForm('add')}>
      {t('add')}
    </Button>
  )
  const isEmpty = asked.data?.rows.length === 0
  return (
    <Page title={t('title')} acts={isEmpty ? null : add}>
      {asked.isPending && <LoadingPlace />}
      {asked.error && <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />}
      {isEmpty && (
        <EmptyPlace title={t('empty.title')} act={add}>
          {t('empty.text')}
        </EmptyPlace>
      )}
      {asked.data && !isEmpty && <Register all={asked.data.rows} />}
      <AddForm />
    </Page>
  )
}

function AddForm() {
  const mayWrite = useMay('backup:write')
  const [form, setForm] = useParam('form')
  return form === 'add' && mayWrite ? <BackupForm onClose={() => setForm('')} /> : null
}

const columns = ['name', 'state', 'system', 'place', 'good', 'test'] as const

function Register({ all }: { all: readonly BackupRow[] }) {
  const t = useWords(backupPageWords)
  const [opened, open] = useParam('backup')
  const wrong = all.filter(({ state }) => state !== 'well').length
  return (
    <>
      {wrong > 0 && <p className={classes.notice}>{t('wrong', { count: wrong })}</p>}
      <OpenTable columns={columns.map((one) => t(`column.${one}`))}>
        {all.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <button type="button" className={rows.open} onClick={() => open(one.id)}>
                {one.name}
              </button>
            </th>
            <td data-label={t('column.state')}>
              <StateWord state={one.state} />
            </td>
            <td data-label={t('column.system')}>{one.system}</td>
            <td data-label={t('column.place')}>{one.place}</td>
            <td data-label={t('column.good')}>{one.lastGood ? <Instant at={one.lastGood.at} /> : t('never')}</td>
            <td data-label={t('column.test')}>
              {one.lastTest ? (
                <>
                  <Instant at={one.lastTest.at} /> {t(one.lastTest.isGood ? 'good' : 'bad')}
                </>
              ) : (
                t('never')
              )}
            </td>
          </tr>
        ))}
      </OpenTable>
      {opened !== '' && <BackupDrawer key={opened} id={opened} onClose={() => open('')} />}
    </>
  )
}

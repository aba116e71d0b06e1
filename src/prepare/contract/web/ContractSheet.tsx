import { Button } from '@mantine/core'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Day } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { contractApi } from '../api.ts'
import type { ContractRow } from '../contract.ts'
import { ContractForm } from './ContractForm.tsx'
import { ContractStateWord } from './ContractState.tsx'
import { contractPageWords } from './words.ts'

/** Who pays for a weakness that is found later: what is agreed with suppliers, what is open or has run out first. */
export function ContractSheet() {
  const t = useWords(contractPageWords)
  const mayWrite = useMay('readiness:write')
  const found = useAsk(contractApi.list, {})
  const [form, setForm] = useParam('form')
  const [opened, open] = useParam('contract')
  const row = found.data?.rows.find((one) => one.id === opened)
  return (
    <Sheet title={t('title')} acts={mayWrite && <Button onClick={() => setForm('contract')}>{t('add')}</Button>}>
      <p className={rows.quiet}>{t('lead')}</p>
      {found.isPending && <LoadingPlace rows={2} />}
      {found.error && <ErrorPlace problem={found.error} again={() => void found.refetch()} />}
      {found.data?.rows.length === 0 && <p className={rows.quiet}>{t('none')}</p>}
      {found.data && found.data.rows.length > 0 && (
        <Rows all={found.data.rows} onOpen={mayWrite ? (id) => open(id) : null} />
      )}
      {mayWrite && form === 'contract' && <ContractForm row={null} onClose={() => setForm('')} />}
      {mayWrite && row && <ContractForm key={row.id} row={row} onClose={() => open('')} />}
    </Sheet>
  )
}

function Rows({ all, onOpen }: { all: readonly ContractRow[]; onOpen: ((id: string) => void) | null }) {
  const t = useWords(contractPageWords)
  const columns = [t('system'), t('state'), t('supplier'), t('payer'), t('until'), t('document.short')]
  return (
    <OpenTable columns={columns}>
      {all.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            {onOpen ? (
              <button type="button" className={rows.open} onClick={() => onOpen(one.id)}>
                {one.system}
              </button>
            ) : (
              one.system
            )}
          </th>
          <td data-label={t('state')}>
            <ContractStateWord state={one.state} />
          </td>
          <td data-label={t('supplier')}>{one.supplier}</td>
          <td data-label={t('payer')}>{one.payer || t('payer.none')}</td>
          <td data-label={t('until')}>
            {one.untilOn === null ? t('until.none') : <Day at={`${one.untilOn}T12:00:00Z`} />}
          </td>
          <td data-label={t('document.short')}>{one.document}</td>
        </tr>
      ))}
    </OpenTable>
  )
}

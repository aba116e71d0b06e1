import { useWords } from '#src/web/kit/lang.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { Sheet } from '#src/web/kit/Page.tsx'
import { Day } from '#src/web/kit/Times.tsx'
import type { ContractRow } from '../contract.ts'
import { ContractStateWord } from './ContractState.tsx'
import classes from './Contracts.module.css'
import { contractPageWords } from './words.ts'

/** Beside the measures of an incident: what was agreed beforehand about the systems that it names. */
export function AgreedSheet({ all }: { all: readonly ContractRow[] }) {
  const t = useWords(contractPageWords)
  if (all.length === 0) return null
  return (
    <Sheet title={t('agreed')}>
      <ul className={classes.agreed}>
        {all.map((one) => (
          <li key={one.id}>
            <p>
              <b>{one.system}</b> {one.supplier} <ContractStateWord state={one.state} />
            </p>
            <p>{t('agreed.pays', { payer: one.payer || t('payer.none') })}</p>
            {one.says !== '' && <p>{one.says}</p>}
            <p className={rows.quiet}>
              {t('until')} {one.untilOn === null ? t('until.none') : <Day at={`${one.untilOn}T12:00:00Z`} />}{' '}
              {one.document}
            </p>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

import { Explained } from '#src/web/kit/Explained.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import type { ContractState } from '../contract.ts'
import classes from './Contracts.module.css'
import { contractPageWords } from './words.ts'

export function ContractStateWord({ state }: { state: ContractState }) {
  const t = useWords(contractPageWords)
  return (
    <span className={classes.state} data-state={state}>
      <Explained means={t(`state.${state}.means`)}>{t(`state.${state}`)}</Explained>
    </span>
  )
}

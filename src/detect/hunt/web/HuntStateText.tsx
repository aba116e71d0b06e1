import { useWords } from '#src/web/kit/lang.tsx'
import type { HuntRow } from '../hunt.ts'
import classes from './Hunts.module.css'
import { huntWords } from './words.ts'

export function HuntStateText({ hunt: { state, progress } }: { hunt: Pick<HuntRow, 'state' | 'progress'> }) {
  const t = useWords(huntWords)
  return (
    <span className={classes.state} data-state={state}>
      {t(`state.${state}`, { percent: Math.floor(progress * 100) })}
    </span>
  )
}

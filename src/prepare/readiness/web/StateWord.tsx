import { Explained } from '#src/web/kit/Explained.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import type { ReadinessState } from '../readiness.ts'
import classes from './Readiness.module.css'
import { readinessPageWords } from './words.ts'

export function StateWord({ state }: { state: ReadinessState }) {
  const t = useWords(readinessPageWords)
  return (
    <span className={classes.state} data-state={state}>
      <Explained means={t(`state.${state}.means`)}>{t(`state.${state}`)}</Explained>
    </span>
  )
}

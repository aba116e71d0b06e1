import { Explained } from '#src/web/kit/Explained.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import type { BackupState } from '../backup.ts'
import classes from './Backups.module.css'
import { backupPageWords } from './words.ts'

export function StateWord({ state }: { state: BackupState }) {
  const t = useWords(backupPageWords)
  return (
    <span className={classes.state} data-state={state}>
      <Explained means={t(`state.${state}.means`)}>{t(`state.${state}`)}</Explained>
    </span>
  )
}

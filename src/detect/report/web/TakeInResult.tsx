import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { Outcomes } from './Outcomes.tsx'
import classes from './TakeIn.module.css'
import { takeInWords } from './take-in-words.ts'
import type { useImport } from './use-import.ts'

/** How far the taking in is, and what became of each file. */
export function TakeInResult({ taking }: { taking: ReturnType<typeof useImport> }) {
  const t = useWords(takeInWords)
  return (
    <>
      <p role="status" className={classes.status}>
        {taking.isBusy && t('outcome.busy', { done: taking.done, all: taking.all })}
      </p>
      <ProblemText problem={taking.problem} />
      {taking.outcomes.length > 0 && (
        <Sheet title={t('outcome.title')}>
          <Outcomes outcomes={taking.outcomes} />
        </Sheet>
      )}
    </>
  )
}

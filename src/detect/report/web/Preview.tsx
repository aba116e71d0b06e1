import type { UseQueryResult } from '@tanstack/react-query'
import type { RefObject } from 'react'
import type { Problem } from '#src/web/kit/client.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import type { ReportDetail } from '../report.ts'
import { Assessed } from './Assessed.tsx'
import { Attachments } from './Attachments.tsx'
import { Likely } from './Likely.tsx'
import { LogLines } from './LogLines.tsx'
import { Messages } from './Messages.tsx'
import { Observables } from './Observables.tsx'
import classes from './Preview.module.css'
import { PreviewFacts } from './PreviewFacts.tsx'
import { PreviewHead, PreviewSteps } from './PreviewHead.tsx'
import { previewWords } from './preview-words.ts'
import { ReportText } from './ReportText.tsx'
import { SignHints } from './SignHints.tsx'
import { SourceFile } from './SourceFile.tsx'
import { Warnings } from './Warnings.tsx'

/** One report with everything read from it. Nothing of it is rendered as HTML, and nothing is loaded from outside. */
export function Preview({
  number,
  asked,
  replyAt,
  onStep,
  hasNext,
  hasPrevious,
}: {
  number: string
  asked: UseQueryResult<ReportDetail, Problem>
  replyAt: RefObject<HTMLTextAreaElement | null>
  onStep: (by: 1 | -1) => void
  hasNext: boolean
  hasPrevious: boolean
}) {
  const t = useWords(previewWords)
  const report = asked.data
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
    <section className={classes.preview} tabIndex={0} aria-label={t('preview')} data-preview key={number}>
      <PreviewSteps onStep={onStep} hasNext={hasNext} hasPrevious={hasPrevious} />
      {!report && asked.isPending && <LoadingPlace rows={9} />}
      {!report && asked.error && <Missing problem={asked.error} again={() => void asked.refetch()} />}
      {report && (
        <>
          <PreviewHead report={report} />
          <Warnings report={report} />
          <PreviewFacts report={report} />
          <Likely report={report} />
          <ReportText key={report.id} report={report} />
          <SignHints />
          <LogLines report={report} />
          <Observables report={report} />
          <Attachments report={report} />
          <Assessed report={report} />
          <Messages key={`messages ${report.id}`} report={report} replyAt={replyAt} />
          <SourceFile report={report} />
        </>
      )}
    </section>
  )
}

function Missing({ problem, again }: { problem: Problem; again: () => void }) {
  const t = useWords(previewWords)
  if (problem.status !== 404) return <ErrorPlace problem={problem} again={again} />
  return <EmptyPlace title={t('not-found')}>{t('not-found.text')}</EmptyPlace>
}

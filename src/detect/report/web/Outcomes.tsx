import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import classes from './TakeIn.module.css'
import { takeInWords } from './take-in-words.ts'
import type { Outcome } from './use-import.ts'
import { inboxWords } from './words.ts'

/** What became of each file, in words. */
export function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const t = useWords(takeInWords)
  const inbox = useWords(inboxWords)
  const reports = outcomes.reduce((sum, one) => sum + (one.knownAs ? 0 : one.reports.length), 0)
  return (
    <>
      <p>{t('outcome.total', { files: outcomes.length, reports, failed: outcomes.filter((one) => !one.ok).length })}</p>
      <ul className={classes.outcomes}>
        {outcomes.map((one, at) => {
          const Icon = one.knownAs ? IconCopy : one.ok ? IconCheck : IconAlertTriangle
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
            <li key={at} data-failed={!one.ok || undefined}>
              <Icon size={16} aria-hidden />
              <div>
                <p className={classes.file}>
                  <b>{one.file}</b>
                  <span>
                    {one.knownAs
                      ? t('outcome.known', { number: one.knownAs })
                      : t(one.ok ? 'outcome.ok' : 'outcome.failed')}
                  </span>
                </p>
                {one.reports.map((report) => (
                  <p key={report.id}>
                    <PageLink to="/inbox/$report" params={{ report: report.number }}>
                      {report.number} {report.subject || inbox('no-subject')}
                    </PageLink>
                  </p>
                ))}
                {one.problems.map((problem) => (
                  <p key={problem.code + problem.where} className={classes.fine}>
                    {problem.message}
                  </p>
                ))}
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}

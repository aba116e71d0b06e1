import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { formatInstant } from '#src/core/time.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { importWords } from '../import-words.ts'
import { spanText } from '../search/span.ts'
import classes from './ImportFiles.module.css'
import type { Outcome } from './use-log-import.ts'

/** What became of each file, in words, with the way to its lines. */
export function ImportOutcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const t = useWords(importWords)
  const style = useStyle()
  const read = (at: string) => formatInstant(at, { ...style, named: true })
  const lines = outcomes.reduce((sum, one) => sum + one.lines, 0)
  return (
    <>
      <p>{t('result.total', { files: outcomes.length, lines })}</p>
      <ul className={classes.outcomes}>
        {outcomes.map((one, at) => {
          const isFailed = one.problem !== null
          const Icon = isFailed ? IconAlertTriangle : IconCheck
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
            <li key={at} data-failed={isFailed || undefined}>
              <Icon size={16} aria-hidden />
              <div>
                <p>
                  <b>{one.file}</b>{' '}
                  {isFailed
                    ? t('outcome.failed')
                    : one.lines > 0
                      ? t('outcome.ok', { lines: one.lines })
                      : t('outcome.none')}
                </p>
                {one.errors > 0 && <p className={classes.fine}>{t('outcome.errors', { errors: one.errors })}</p>}
                {one.problem && <p className={classes.fine}>{one.problem}</p>}
                {one.firstAt && one.lastAt && (
                  <p className={classes.fine}>
                    {t('outcome.span', { from: read(one.firstAt), to: read(one.lastAt) })}{' '}
                    <PageLink
                      to="/logs"
                      search={
                        {
                          source: one.source,
                          span: spanText(Date.parse(one.firstAt), Date.parse(one.lastAt) + 1_000),
                        } as never
                      }
                    >
                      {t('outcome.see')}
                    </PageLink>
                  </p>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}

import { IconAlertTriangle } from '@tabler/icons-react'
import { useWords } from '#src/web/kit/lang.tsx'
import type { ReportDetail } from '../report.ts'
import classes from './Preview.module.css'
import { previewWords } from './preview-words.ts'

/** Signs of danger first (S1-34), then why it was folded away, then what could not be read. */
export function Warnings({ report }: { report: ReportDetail }) {
  const t = useWords(previewWords)
  const noise = report.signs.filter((sign) => sign.code.startsWith('noise.'))
  const danger = report.signs.filter((sign) => !sign.code.startsWith('noise.'))
  const lines = (list: readonly { where: string; message: string }[]) => (
    <ul>
      {[
        ...new Set(
          list.map(({ where, message }) => (/^[a-z0-9.[\]-]*$/.test(where) ? message : `${where}: ${message}`)),
        ),
      ].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
  return (
    <>
      {danger.length > 0 && (
        <section className={classes.warning}>
          <h3>
            <IconAlertTriangle size={17} aria-hidden />
            {t('signs.title')}
          </h3>
          {lines(danger)}
        </section>
      )}
      {report.isNoise && (
        <section className={classes.warning} data-quiet>
          <h3>{t('noise.title')}</h3>
          {noise.length > 0 && lines(noise)}
        </section>
      )}
      {report.problemList.length > 0 && (
        <section className={classes.warning} data-quiet>
          <h3>{t('problems.title')}</h3>
          {lines(report.problemList)}
          <p className={classes.fine}>{t('problems.text')}</p>
        </section>
      )}
    </>
  )
}

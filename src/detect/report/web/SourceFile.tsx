import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { reportApi } from '../api.ts'
import type { ReportDetail } from '../report.ts'
import { Part } from './Part.tsx'
import preview from './Preview.module.css'
import { previewWords } from './preview-words.ts'
import { SaveQuestion } from './SaveQuestion.tsx'
import classes from './SourceFile.module.css'

/** The report as it came, byte for byte, with its hash; headers on demand. */
export function SourceFile({ report }: { report: ReportDetail }) {
  const t = useWords(previewWords)
  const [isAsking, askFor] = useState(false)
  const { original, headers } = report
  return (
    <Part
      title={t('source.title')}
      acts={
        original && (
          <Button size="compact-md" onClick={() => askFor(true)}>
            {t('source.save')}
          </Button>
        )
      }
    >
      {original ? (
        <p className={preview.fine}>
          {original.mediaType} / {formatBytes(original.bytes)}
          <br />
          {t('files.hash')} <code>{original.sha256}</code>
        </p>
      ) : (
        <p className={preview.quiet}>{t('source.none')}</p>
      )}
      {headers.length > 0 && (
        <details>
          <summary>{t('source.headers', { count: headers.length })}</summary>
          <dl className={classes.headers}>
            {headers.map(({ name, value }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand there twice, word for word
              <div key={at}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {original && (
        <SaveQuestion
          isOpen={isAsking}
          onClose={() => askFor(false)}
          title={t('source.save.title')}
          text={t('source.save.text', { bytes: formatBytes(original.bytes) })}
          act={t('files.save.act')}
          href={hrefOf(reportApi.original, { id: report.id })}
        />
      )}
    </Part>
  )
}

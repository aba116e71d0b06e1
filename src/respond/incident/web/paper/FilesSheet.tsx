import { formatBytes } from '#src/web/kit/bytes.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { incidentApi } from '../../api.ts'
import forms from '../forms.module.css'
import { useIncident } from '../incident-context.ts'
import { partsWords } from '../words/parts.ts'
import classes from './paper.module.css'

/** Every file that went along with an entry, with the hash it is kept under. */
export function FilesSheet() {
  const t = useWords(partsWords)
  const { incident } = useIncident()
  const { number } = incident
  const hasFiles = incident.counts.files > 0
  const found = useAsk(incidentApi.entries, { incident: number, order: 'newest', limit: 1_000 }, { enabled: hasFiles })
  const files = (found.data?.rows ?? []).flatMap((entry) => entry.files.map((file) => ({ entry, file })))
  return (
    <Sheet title={t('files')}>
      {!hasFiles && <p className={forms.quiet}>{t('files.none')}</p>}
      <ProblemText problem={found.error} />
      {files.length > 0 && (
        <ul className={forms.bleed}>
          {files.map(({ entry, file }) => (
            <li key={`${entry.id} ${file.position}`}>
              <p className={classes.line}>
                <a
                  href={hrefOf(incidentApi.entryFile, { incident: number, id: entry.id, position: file.position })}
                  download
                >
                  {file.name}
                </a>
                <span className={forms.quiet}>{formatBytes(file.bytes)}</span>
                <PageLink
                  to="/incidents/$number/$tab"
                  params={{ number, tab: 'record' }}
                  search={{ entry: entry.id } as never}
                >
                  {t('files.entry', { seq: entry.seq })}
                </PageLink>
              </p>
              <p className={classes.hash}>SHA-256 {file.sha256}</p>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

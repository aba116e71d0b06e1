import { IconFile } from '@tabler/icons-react'
import { memo } from 'react'
import { formatClock, formatWhen, type When } from '#src/core/time.ts'
import { attackStageName } from '#src/prepare/knowledge/attack-stage-words.ts'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { EntryProof } from '#src/web/kit/Proof.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { incidentApi } from '../../api.ts'
import type { EntryView } from '../../incident.ts'
import { useIncident } from '../incident-context.ts'
import { recordWords } from '../words/record.ts'
import classes from './EntryList.module.css'
import { EntryKind } from './entry-kind.tsx'

/** Recorded this much later than it happened is worth saying. */
const laterMs = 10 * 60_000
/** A longer text shows its first lines in the list and the rest in the drawer. */
const longLines = 9
const longLetters = 560
const isLongText = (text: string) => text.length > longLetters || text.split('\n', longLines + 1).length > longLines

/** One line of the record: when, what kind, what, who, and its proof. */
export const EntryLine = memo(function EntryLine({
  entry,
  byRecorded = false,
  withDay = false,
  isThis = false,
  isWhole = false,
  onOpen,
}: {
  entry: EntryView
  byRecorded?: boolean
  withDay?: boolean
  isThis?: boolean
  /** All of a long text, as in the drawer. */
  isWhole?: boolean
  onOpen?: (id: string) => void
}) {
  const t = useWords(recordWords)
  const style = useStyle()
  const when = entry.when as When
  const isLater = !byRecorded && Date.parse(entry.recordedAt) - Date.parse(entry.when.to) > laterMs
  const isLong = onOpen !== undefined && !isWhole && isLongText(entry.text)
  const time = byRecorded ? formatClock(entry.recordedAt, style) : formatWhen(when, { ...style, withDay })
  return (
    <li
      className={classes.entry}
      data-corrected={entry.correctedBy ? true : undefined}
      data-auto={entry.code !== null || undefined}
      data-this={isThis || undefined}
      data-altered={!entry.isProved || undefined}
    >
      <span className={classes.time}>
        {onOpen ? (
          <button
            type="button"
            data-entry-open={entry.id}
            aria-label={`${time} ${t('entry.open', { seq: entry.seq })}`}
            onClick={() => onOpen(entry.id)}
          >
            {time}
          </button>
        ) : (
          time
        )}
      </span>
      <span className={classes.kind}>
        <EntryKind kind={entry.kind} />
      </span>
      <div className={classes.body}>
        {entry.corrects && <p className={classes.fine}>{t('entry.corrects', { seq: entry.corrects.seq })}</p>}
        {entry.isErased ? (
          <p className={classes.fine}>{t('entry.erased')}</p>
        ) : (
          <p
            className={classes.text}
            data-long={isLong || undefined}
            lang={entry.code === null ? (entry.lang ?? undefined) : undefined}
          >
            {entry.text}
          </p>
        )}
        <EntryFiles entry={entry} />
        <p className={classes.fine}>
          {isLong && !entry.isErased && (
            <button type="button" className={classes.link} onClick={() => onOpen(entry.id)}>
              {t('entry.more')}
            </button>
          )}
          {entry.party && <span>{t('entry.party', { name: entry.party.name })}</span>}
          {entry.report && (
            <PageLink to="/inbox/$report" params={{ report: entry.report.number }}>
              {t('entry.report', { number: entry.report.number })}
            </PageLink>
          )}
          {entry.stage && <span>{t('entry.stage', { stage: attackStageName(entry.stage, style.lang) })}</span>}
          {entry.source && <span>{t('entry.source', { source: entry.source })}</span>}
          <span>{entry.byName}</span>
          {isLater && (
            <span>
              {t('entry.recorded', { at: '' })}
              <Instant at={entry.recordedAt} />
            </span>
          )}
          {entry.correctedBy && (
            <button type="button" className={classes.link} onClick={() => onOpen?.(entry.correctedBy!.id)}>
              {t('entry.corrected', { seq: entry.correctedBy.seq })}
            </button>
          )}
        </p>
      </div>
      <span className={classes.proof}>
        <span>{entry.seq.toLocaleString(style.lang)}</span>
        <EntryProof isProved={entry.isProved} />
      </span>
    </li>
  )
})

function EntryFiles({ entry }: { entry: EntryView }) {
  const t = useWords(recordWords)
  const { incident } = useIncident()
  if (entry.files.length === 0) return null
  const at = (position: number) => ({ incident: incident.number, id: entry.id, position })
  return (
    <ul className={classes.files}>
      {entry.files.map((file) => (
        <li key={file.position}>
          {file.isImage ? (
            <a
              href={hrefOf(incidentApi.entryFile, { ...at(file.position), inline: true })}
              target="_blank"
              rel="noreferrer"
              aria-label={t('entry.image', { name: file.name })}
            >
              <img
                src={hrefOf(incidentApi.entryFile, { ...at(file.position), inline: true })}
                alt={file.name}
                loading="lazy"
              />
            </a>
          ) : (
            <a href={hrefOf(incidentApi.entryFile, at(file.position))} download>
              <IconFile size={15} aria-hidden />{' '}
              {t('entry.download', { name: file.name, size: formatBytes(file.bytes) })}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

import forms from '#src/respond/incident/web/forms.module.css'
import { useWords } from '#src/web/kit/lang.tsx'
import type { Measure } from '../measure.ts'
import { measurePageWords } from './words.ts'

const shownOfHash = 12

/** What a measure changed, each with what tells it from every other. */
export function ChangedFiles({ row }: { row: Measure }) {
  const t = useWords(measurePageWords)
  if (row.files.length === 0) return null
  return (
    <p className={forms.quiet}>
      {t('files')}{' '}
      {row.files.map((one, at) => (
        <span key={one.id}>
          {at > 0 && ' · '}
          {one.sha256 ? (
            <>
              <a href={`/api/incidents/${row.incident.number}/measures/${row.no}/files/${one.id}`}>{one.name}</a>{' '}
              <code title={one.sha256}>{one.sha256.slice(0, shownOfHash)}</code>
            </>
          ) : (
            <>
              <a href={`/playbooks/${one.playbook}`}>{t('file.edition', { name: one.name, edition: one.edition })}</a>{' '}
              {t(one.isInForce ? 'file.in-force' : 'file.replaced')}
            </>
          )}
        </span>
      ))}
    </p>
  )
}

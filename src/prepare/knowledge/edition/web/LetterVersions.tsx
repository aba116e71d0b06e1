import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { ask } from '#src/web/kit/client.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { TextDifference } from '#src/web/kit/TextDifference.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { type LetterPage, letterApi } from '../api.ts'
import classes from './Letters.module.css'
import { letterPageWords } from './words.ts'

/** Who changed the letter, when and why; what changed between any two; going on from an earlier one. */
export function LetterVersions({ page, onTake }: { page: LetterPage; onTake: (text: string) => void }) {
  const t = useWords(letterPageWords)
  const style = useStyle()
  const { shelf, id: letter, versions } = page
  const [from, setFrom] = useState(0)
  const [to, setTo] = useState(versions[0]?.no ?? 0)
  const [problem, setProblem] = useState<unknown>(null)
  if (versions.length === 0) return <p>{t('versions.none')}</p>
  const choices = [...versions.map((one) => one.no), 0].map((no) => ({
    value: String(no),
    label: no === 0 ? t('version.0') : t('version', { no }),
  }))
  const take = (no: number) =>
    void ask(letterApi.version, { shelf, letter, no }).then(({ text }) => onTake(text), setProblem)
  return (
    <>
      <Sheet title={t('versions')}>
        <ProblemText problem={problem} />
        <ul className={forms.bleed}>
          {versions.map((one) => (
            <li key={one.no} className={classes.row}>
              <div>
                <b>{t('version', { no: one.no })}</b> {one.isRemoval && t('removal')}
                {one.note && <p>{one.note}</p>}
                <p className={forms.quiet}>{t('made', { by: one.madeBy, at: formatInstant(one.madeAt, style) })}</p>
              </div>
              {page.can.write && !one.isRemoval && (
                <Button size="xs" onClick={() => take(one.no)}>
                  {t('take')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t('diff')}>
        <div className={forms.fields}>
          <NativeSelect
            label={t('from')}
            value={String(from)}
            data={choices}
            onChange={(event) => setFrom(Number(event.currentTarget.value))}
          />
          <NativeSelect
            label={t('to')}
            value={String(to)}
            data={choices}
            onChange={(event) => setTo(Number(event.currentTarget.value))}
          />
        </div>
        <Differences page={page} from={from} to={to} />
      </Sheet>
    </>
  )
}

function Differences({ page, from, to }: { page: LetterPage; from: number; to: number }) {
  const t = useWords(letterPageWords)
  const found = useAsk(letterApi.diff, { shelf: page.shelf, letter: page.id, from, to })
  if (found.isPending) return <LoadingPlace rows={4} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { parts } = found.data
  if (parts.every((one) => one.kind === 'same')) return <p>{t('diff.none')}</p>
  return <TextDifference parts={parts} />
}

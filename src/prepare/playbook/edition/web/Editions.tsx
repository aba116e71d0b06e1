import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { OriginOfEdition } from '#src/learn/drill/web/Origins.tsx'
import forms from '#src/respond/incident/web/forms.module.css'
import { PageLink } from '#src/web/kit/Links.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { TextDifference } from '#src/web/kit/TextDifference.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { editionApi, type PlaybookPage } from '../api.ts'
import classes from './Playbook.module.css'
import { editionPageWords } from './words.ts'

/** Who changed it, why, who approved it; and what changed between any two. */
export function Editions({ page: { id, editions, inForce } }: { page: PlaybookPage }) {
  const t = useWords(editionPageWords)
  const style = useStyle()
  const newest = editions[0]?.no ?? 0
  const [from, setFrom] = useState(newest === inForce ? 0 : inForce)
  const [to, setTo] = useState(newest)
  if (editions.length === 0) return <p>{t('editions.none')}</p>
  const choices = [...editions.map((one) => one.no), 0].map((no) => ({
    value: String(no),
    label: no === 0 ? t('edition.0') : t('edition', { no }),
  }))
  return (
    <>
      <Sheet title={t('editions')}>
        <ul className={classes.rows}>
          {editions.map((one) => (
            <li key={one.no}>
              <div>
                <b>{t('edition', { no: one.no })}</b> <span className={classes.state}>{t(`state.${one.state}`)}</span>
                <p>{one.note}</p>
                <OriginOfEdition playbook={id} no={one.no} />
                {one.incident && (
                  <PageLink to="/incidents/$number" params={{ number: one.incident }}>
                    {t('from-review', { number: one.incident })}
                  </PageLink>
                )}
                {one.decided && (
                  <p className={forms.quiet}>
                    {t('decided', { ...one.decided, at: formatInstant(one.decided.at, style) })}
                  </p>
                )}
              </div>
              <span className={forms.quiet}>{t('made', { by: one.madeBy, at: formatInstant(one.madeAt, style) })}</span>
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
        <Differences id={id} from={from} to={to} />
      </Sheet>
    </>
  )
}

function Differences({ id, from, to }: { id: string; from: number; to: number }) {
  const t = useWords(editionPageWords)
  const found = useAsk(editionApi.diff, { playbook: id, from, to })
  if (found.isPending) return <LoadingPlace rows={4} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const { parts } = found.data
  if (parts.every((one) => one.kind === 'same')) return <p>{t('diff.none')}</p>
  return <TextDifference parts={parts} />
}

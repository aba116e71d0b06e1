import { useMediaQuery } from '@mantine/hooks'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { logApi } from '../../api.ts'
import { useFieldWord, useValueWord } from '../use-field-word.ts'
import { logWords } from '../words.ts'
import classes from './Facets.module.css'
import { termOf, withTerm } from './term.ts'
import type { LogView } from './use-log-view.ts'

const fields = ['source', 'event.dataset', 'event.outcome', 'user.name', 'source.ip', 'event.action']

/** The commonest values of what people look at first. A click narrows the query to one, `not` leaves it out. */
export function Facets({ logs }: { logs: LogView }) {
  const t = useWords(logWords)
  const isWide = useMediaQuery('(min-width: 1100px)', undefined, { getInitialValueInEffect: false })
  const { ask, view, change } = logs
  const found = useAsk(
    logApi.facets,
    { ...ask, fields: fields.join(','), limit: 8 },
    { keepsPrevious: true, retry: false },
  )
  const facets = (found.data?.facets ?? []).filter((facet) => facet.values.length > 0)
  const narrow = (field: string, value: string, isNot: boolean) =>
    change({ q: withTerm(view.q, termOf(field, value), isNot) })
  const isPartial = found.data && (found.data.progress < 1 || found.data.missing.length > 0)
  return (
    <details className={classes.facets} open={isWide || undefined}>
      <summary className={classes.summary}>{t('facets')}</summary>
      {isPartial && <p className={classes.hint}>{t('chart.partial')}</p>}
      <ProblemText problem={found.error} />
      {found.data && facets.length === 0 && <p className={classes.hint}>{t('facet.none')}</p>}
      <div className={classes.groups}>
        {facets.map((facet) => (
          <Group key={facet.field} {...facet} onChoose={narrow} />
        ))}
      </div>
      {facets.length > 0 && <p className={classes.hint}>{t('facet.hint')}</p>}
    </details>
  )
}

function Group({
  field,
  values,
  onChoose,
}: {
  field: string
  values: readonly { readonly value: string; readonly count: number }[]
  onChoose: (field: string, value: string, isNot: boolean) => void
}) {
  const t = useWords(logWords)
  const { lang } = useLang()
  const fieldWord = useFieldWord()
  const valueWord = useValueWord()
  return (
    <section className={classes.group}>
      <h2>
        {fieldWord(field)} <code lang="und">{field}</code>
      </h2>
      <ul>
        {values.map(({ value, count }) => {
          const word = valueWord(field, value)
          return (
            <li key={value}>
              <button
                type="button"
                className={classes.value}
                lang={word === value ? 'und' : undefined}
                title={t('facet.and', { value: word, count })}
                onClick={(event) => onChoose(field, value, event.altKey)}
              >
                {word}
              </button>
              <span className={classes.count}>{count.toLocaleString(lang)}</span>
              <button
                type="button"
                className={classes.not}
                aria-label={t('facet.not.of', { value: word })}
                onClick={() => onChoose(field, value, true)}
              >
                {t('facet.not')}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

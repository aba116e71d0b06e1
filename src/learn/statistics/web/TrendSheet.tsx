import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { InputOf } from '#src/core/endpoint.ts'
import { zoneLabel } from '#src/core/time.ts'
import { hrefOf, type Problem } from '#src/web/kit/client.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useKnowledge } from '#src/web/kit/States.tsx'
import { statisticsApi } from '../api.ts'
import type { Trend } from '../figures.ts'
import { labelOf } from '../period.ts'
import { rowName } from '../row-name.ts'
import { figureWords } from '../words.ts'
import { Remarks } from './Remarks.tsx'
import { TrendChart } from './TrendChart.tsx'
import classes from './Trends.module.css'
import { TrendTable } from './TrendTable.tsx'
import { trendWords } from './words.ts'

type Asked = InputOf<typeof statisticsApi.reports>

/** One thing that is counted: its chart, its table, and how to take the figures along. */
export function TrendSheet({
  what,
  trend: asking,
  asked,
  onEarlier,
}: {
  what: 'reports' | 'incidents'
  trend: UseQueryResult<Trend, Problem>
  asked: Asked
  onEarlier: (year: string) => void
}) {
  const t = useWords(trendWords)
  const { lang } = useLang()
  const trend = asking.data
  const csv = what === 'reports' ? statisticsApi.reportsCsv : statisticsApi.incidentsCsv
  const hrefIn = (encoding: 'utf-8' | 'cp932') => hrefOf(csv, { ...asked, lang, encoding })
  const isEmpty =
    trend &&
    [trend.total, ...trend.groups.flatMap((one) => one.rows.map((row) => row.counts))].flat().every((one) => one === 0)
  return (
    <Sheet
      title={t(what)}
      acts={
        <span className={`${classes.acts} ${classes.screen}`}>
          <Button component="a" href={hrefIn('utf-8')} download>
            {t('csv')}
          </Button>
          <Button component="a" href={hrefIn('cp932')} download>
            {t('csv.cp932')}
          </Button>
        </span>
      }
    >
      {asking.isPending && <LoadingPlace rows={6} />}
      {asking.error && <ErrorPlace problem={asking.error} again={() => void asking.refetch()} />}
      {trend && isEmpty && <Nothing what={what} trend={trend} onEarlier={onEarlier} />}
      {trend && !isEmpty && <Figures what={what} trend={trend} />}
      {trend && what === 'reports' && <Remarks trend={trend} />}
    </Sheet>
  )
}

function Figures({ what, trend }: { what: 'reports' | 'incidents'; trend: Trend }) {
  const t = useWords(trendWords)
  const figure = useWords(figureWords)
  const { lang } = useLang()
  const knowledge = useKnowledge()
  const [chosen, choose] = useState('')
  const names = { taxonomies: knowledge?.taxonomies ?? [], severities: knowledge?.severities ?? [] }
  const nameOf = (group: string, id: string) => rowName(group, id, names, lang)
  const part = trend.groups
    .filter((group) => group.name !== 'noise')
    .flatMap(({ name, rows }) =>
      rows.map((row) => ({ key: `${name} ${row.id}`, name: nameOf(name, row.id), counts: row.counts })),
    )
    .find((row) => row.key === chosen)
  return (
    <>
      <p className={classes.quiet}>
        {[t(`${what}.note`, { zone: zoneLabel(trend.zone) }), t('known')].join(lang === 'ja' ? '' : ' ')}
      </p>
      <TrendChart what={figure(what)} trend={trend} part={part} />
      <p className={classes.legend}>
        {part ? (
          <>
            <span className={classes.swatch} aria-hidden />
            {t('chart.shown', { name: part.name })}
          </>
        ) : (
          <span className={classes.screen}>{t('chart.pick')}</span>
        )}
      </p>
      <TrendTable what={figure(what)} trend={trend} chosen={chosen} onChoose={choose} nameOf={nameOf} />
    </>
  )
}

function Nothing({
  what,
  trend,
  onEarlier,
}: {
  what: 'reports' | 'incidents'
  trend: Trend
  onEarlier: (year: string) => void
}) {
  const t = useWords(trendWords)
  const { lang } = useLang()
  const { earliest } = trend
  if (!earliest) return <EmptyPlace title={t(`${what}.none`)}>{t(`${what}.never`)}</EmptyPlace>
  return (
    <EmptyPlace
      title={t(`${what}.none`)}
      act={<Button onClick={() => onEarlier(earliest.slice(0, 4))}>{t('earlier')}</Button>}
    >
      {t(`${what}.none.text`, { earliest: labelOf({ from: earliest, until: after(earliest) }, lang) })}
    </EmptyPlace>
  )
}

/** The month after. */
function after(month: string): string {
  const [year, at] = month.split('-').map(Number) as [number, number]
  return at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, '0')}`
}

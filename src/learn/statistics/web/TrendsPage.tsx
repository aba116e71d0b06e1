import { Button, NativeSelect } from '@mantine/core'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useKnowledge } from '#src/web/kit/States.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { statisticsApi } from '../api.ts'
import { Step } from '../period.ts'
import { TrendSheet } from './TrendSheet.tsx'
import classes from './Trends.module.css'
import { trendWords } from './words.ts'

/** What came in over time, counted (S4-3, S4-4): to see, to print, to take into a spreadsheet. */
export function TrendsPage() {
  const t = useWords(trendWords)
  const mayReports = useMay('report:read')
  const mayIncidents = useMay('incident:read')
  const [step] = useParam('step', 'quarter')
  const [from, setFrom] = useParam('from')
  const [until] = useParam('until')
  const [taxonomy] = useParam('taxonomy', 'rsit')
  const asked = {
    step: Step.options.find((one) => one === step) ?? 'quarter',
    taxonomy,
    ...(/^\d{4}$/.test(from) ? { from: `${from}-01` } : {}),
    ...(/^\d{4}$/.test(until) ? { until: `${until}-12` } : {}),
  }
  const reports = useAsk(statisticsApi.reports, asked, { enabled: mayReports, keepsPrevious: true, also: ['report'] })
  const incidents = useAsk(statisticsApi.incidents, asked, {
    enabled: mayIncidents,
    keepsPrevious: true,
    also: ['incident'],
  })
  const earliest = [reports.data?.earliest, incidents.data?.earliest].filter((one) => one != null).sort()[0]
  return (
    <Page
      title={t('title')}
      acts={
        <Button className={classes.screen} onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <Filters earliest={earliest} />
      {mayReports && <TrendSheet what="reports" trend={reports} asked={asked} onEarlier={setFrom} />}
      {mayIncidents && <TrendSheet what="incidents" trend={incidents} asked={asked} onEarlier={setFrom} />}
    </Page>
  )
}

function Filters({ earliest }: { earliest: string | undefined }) {
  const t = useWords(trendWords)
  const { lang } = useLang()
  const [step, setStep] = useParam('step', 'quarter')
  const [from, setFrom] = useParam('from')
  const [until, setUntil] = useParam('until')
  const [taxonomy, setTaxonomy] = useParam('taxonomy', 'rsit')
  const thisYear = new Date().getFullYear()
  const firstYear = Math.min(Number((earliest ?? '').slice(0, 4)) || thisYear, Number(from) || thisYear, thisYear)
  const years = Array.from({ length: thisYear - firstYear + 1 }, (_, at) => String(thisYear - at))
  const yearChoices = years.map((year) => ({ value: year, label: t('year', { year }) }))
  const taxonomies = (useKnowledge()?.taxonomies ?? []).filter((one) => !/^non-incident|^detection/.test(one.id))
  return (
    <search className={classes.filters}>
      <NativeSelect
        label={t('step')}
        value={step}
        onChange={(event) => setStep(event.currentTarget.value)}
        data={Step.options.map((one) => ({ value: one, label: t(`step.${one}`) }))}
      />
      <NativeSelect
        label={t('from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        data={[{ value: '', label: t('from.usual') }, ...yearChoices]}
      />
      <NativeSelect
        label={t('until')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        data={[{ value: '', label: t('until.usual') }, ...yearChoices]}
      />
      <NativeSelect
        label={t('taxonomy')}
        value={taxonomy}
        onChange={(event) => setTaxonomy(event.currentTarget.value)}
        data={taxonomies.map((one) => ({ value: one.id, label: one.name[lang] }))}
      />
    </search>
  )
}

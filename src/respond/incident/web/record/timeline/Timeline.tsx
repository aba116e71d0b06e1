import { Button, NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Language } from '#src/core/language.ts'
import { AttackStage, attackStageOf } from '#src/prepare/knowledge/attack-stage.ts'
import { attackStageName } from '#src/prepare/knowledge/attack-stage-words.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { useKeys } from '#src/web/kit/use-keys.ts'
import { incidentApi } from '../../../api.ts'
import { recordWords } from '../../words/record.ts'
import { useKindWord } from '../entry-kind.tsx'
import type { Filters } from '../use-record.ts'
import { Drawing } from './Drawing.tsx'
import { busiestOf, lanesOf, spanOf } from './lanes.ts'
import classes from './Timeline.module.css'
import { useDrawingSize } from './use-drawing-size.ts'
import { useZoom } from './use-zoom.ts'

const most = 1_000

/** The record as a drawing: lanes by kind or party, time across; what is in view can filter the list below. */
export function Timeline({ filters, onOpen }: { filters: Filters; onOpen: (id: string) => void }) {
  const t = useWords(recordWords)
  const { lang } = useLang()
  const wordOf = useKindWord()
  const [by, setBy] = useState<'kind' | 'party' | 'stage'>('kind')
  const { from: _from, to: _to, ...ask } = filters.ask
  const found = useAsk(incidentApi.entries, { ...ask, order: 'time', limit: most }, { keepsPrevious: true })
  const rows = found.data?.rows ?? none
  const lanes = useMemo(() => {
    if (by === 'stage')
      return lanesOf(rows, (entry) => entry.stage, stageLabel(lang, t('draw.stage.none')), AttackStage.options)
    if (by === 'party')
      return lanesOf(
        rows,
        (entry) => entry.party?.id ?? null,
        (key) => rows.find((entry) => entry.party?.id === key)?.party?.name ?? t('draw.party.none'),
      )
    return lanesOf(
      rows,
      (entry) => entry.kind,
      (key) => wordOf(key ?? 'note').label,
    )
  }, [rows, by, lang, wordOf, t])
  const span = useMemo(() => spanOf(rows), [rows])
  const { box, svg, width } = useDrawingSize()
  const busiest = useMemo(() => busiestOf(rows), [rows])
  const zoom = useZoom(svg, span, busiest, width)
  useKeys(t('drawing'), [
    { key: 'ArrowLeft', label: t('draw.left'), run: zoom.earlier },
    { key: 'ArrowRight', label: t('draw.right'), run: zoom.later },
    { key: '+', label: t('draw.in'), run: zoom.zoomIn },
    { key: '-', label: t('draw.out'), run: zoom.zoomOut },
    { key: '0', label: t('draw.all'), run: zoom.whole },
  ])
  if (found.isPending) return <LoadingPlace rows={4} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  if (rows.length === 0) return null
  const [start, end] = zoom.scale.domain() as [Date, Date]
  return (
    <section className={classes.timeline} aria-label={t('drawing')}>
      <div className={classes.bar}>
        <NativeSelect
          size="xs"
          aria-label={t('draw.lanes')}
          value={by}
          data={[
            { value: 'kind', label: t('draw.by-kind') },
            { value: 'party', label: t('draw.by-party') },
            { value: 'stage', label: t('draw.by-stage') },
          ]}
          onChange={(event) => setBy(event.currentTarget.value as typeof by)}
        />
        <Button size="xs" onClick={zoom.zoomIn}>
          {t('draw.in')}
        </Button>
        <Button size="xs" onClick={zoom.zoomOut} disabled={zoom.isWhole}>
          {t('draw.out')}
        </Button>
        <Button size="xs" onClick={zoom.earlier} disabled={zoom.isWhole}>
          {t('draw.left')}
        </Button>
        <Button size="xs" onClick={zoom.later} disabled={zoom.isWhole}>
          {t('draw.right')}
        </Button>
        <Button size="xs" onClick={zoom.whole} disabled={zoom.isWhole}>
          {t('draw.all')}
        </Button>
        {!zoom.isWhole && (
          <Button size="xs" onClick={() => filters.setSpan(`${start.toISOString()}~${end.toISOString()}`)}>
            {t('draw.brush')}
          </Button>
        )}
        {filters.from && (
          <Button size="xs" onClick={() => filters.setSpan('')}>
            {t('filter.span.clear')}
          </Button>
        )}
      </div>
      <div ref={box} className={classes.box}>
        <Drawing svg={svg} lanes={lanes} scale={zoom.scale} width={width} onOpen={onOpen} />
      </div>
      {by === 'stage' && !rows.some((entry) => entry.stage) && <p>{t('draw.stage.empty')}</p>}
      <p className={classes.quiet}>{t('draw.means', { count: rows.length })}</p>
      <p className={classes.legend}>
        <span>
          <i data-shape="point" /> {t('draw.legend.point')}
        </span>
        <span>
          <i data-shape="range" /> {t('draw.legend.range')}
        </span>
        <span>
          <i data-shape="about" /> {t('draw.legend.about')}
        </span>
        {found.data.next !== null && <span>{t('draw.most', { count: most })}</span>}
      </p>
    </section>
  )
}
const none: never[] = []

const stageLabel = (lang: Language, without: string) => (key: string | null) => {
  const stage = attackStageOf(key)
  return stage === null ? without : attackStageName(stage, lang)
}

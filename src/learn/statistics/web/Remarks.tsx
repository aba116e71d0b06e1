import { Button, Group, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '#src/core/time.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { statisticsApi } from '../api.ts'
import { Cause, type Remark, type Trend } from '../figures.ts'
import { labelOf } from '../period.ts'
import { figureWords } from '../words.ts'
import classes from './Trends.module.css'
import { trendWords } from './words.ts'

/** What people of the desk think is behind a change: fewer attacks, or less will to report (S4-4). */
export function Remarks({ trend }: { trend: Trend }) {
  const t = useWords(trendWords)
  const mayWrite = useMay('report:write')
  const [isAdding, setAdding] = useState(false)
  return (
    <section className={classes.remarks}>
      <div className={classes.remarksHead}>
        <h3>{t('remarks')}</h3>
        {mayWrite && !isAdding && (
          <Button className={classes.screen} onClick={() => setAdding(true)}>
            {t('remark.add')}
          </Button>
        )}
      </div>
      {trend.remarks.length === 0 && <p className={classes.quiet}>{t('remarks.none')}</p>}
      {trend.remarks.length > 0 && (
        <ol className={classes.remarkList}>
          {trend.remarks.map((remark) => (
            <RemarkRow key={remark.id} remark={remark} mayWrite={mayWrite} />
          ))}
        </ol>
      )}
      {isAdding && <RemarkForm trend={trend} onClose={() => setAdding(false)} />}
    </section>
  )
}

function RemarkRow({ remark, mayWrite }: { remark: Remark; mayWrite: boolean }) {
  const t = useWords(trendWords)
  const figure = useWords(figureWords)
  const style = useStyle()
  const withdraw = useTell(statisticsApi.withdraw)
  return (
    <li>
      <p>
        <b>{labelOf(remark, style.lang)}</b> {figure(`cause.${remark.cause}`)}
      </p>
      <p className={classes.said}>{remark.text}</p>
      <p className={classes.quiet}>
        {t('remark.by', { name: remark.byName, at: formatDay(remark.at, style) })}
        {mayWrite && (
          <Button
            size="compact-sm"
            variant="subtle"
            className={classes.screen}
            loading={withdraw.isTelling}
            onClick={() => void withdraw.tell({ id: remark.id })}
          >
            {t('remark.withdraw')}
          </Button>
        )}
      </p>
      <ProblemText problem={withdraw.problem} />
    </li>
  )
}

function RemarkForm({ trend, onClose }: { trend: Trend; onClose: () => void }) {
  const t = useWords(trendWords)
  const kit = useWords(kitWords)
  const figure = useWords(figureWords)
  const { lang } = useLang()
  const put = useTell(statisticsApi.remark)
  const [month, setMonth] = useState(trend.periods.at(-1)!.from)
  const [cause, setCause] = useState<Cause>('reporting')
  const [text, setText] = useState('')
  const save = async () => {
    if (await put.tell({ step: trend.step, month, cause, text })) onClose()
  }
  return (
    <form
      className={`${classes.form} ${classes.screen}`}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={classes.filters}>
        <NativeSelect
          label={t('remark.period')}
          value={month}
          onChange={(event) => setMonth(event.currentTarget.value)}
          data={trend.periods.map((one) => ({ value: one.from, label: labelOf(one, lang) })).reverse()}
        />
        <NativeSelect
          label={t('remark.cause')}
          value={cause}
          onChange={(event) => setCause(event.currentTarget.value as Cause)}
          data={Cause.options.map((one) => ({ value: one, label: figure(`cause.${one}`) }))}
        />
      </div>
      <Textarea
        required
        autosize
        minRows={2}
        maxLength={1_000}
        label={t('remark.text')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemText problem={put.problem} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" loading={put.isTelling}>
          {t('remark.save')}
        </Button>
      </Group>
    </form>
  )
}

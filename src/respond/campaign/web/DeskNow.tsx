import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#src/core/endpoint.ts'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { campaignApi } from '../api.ts'
import { Channel, Topic } from '../help-desk.ts'
import classes from './CampaignTab.module.css'
import { deskWords } from './desk-words.ts'
import plan from './Plan.module.css'

type Row = OutputOf<typeof campaignApi.desk>['rows'][number]
/** A phase turns while the page is open. */
const lookEveryMs = 60_000

/** Each mass reset that is under way: its phase, what to say in it, and a place to count what was asked. */
export function DeskNow() {
  const found = useAsk(campaignApi.desk, {}, { everyMs: lookEveryMs })
  return found.data?.rows.map((row) => <Now key={row.id} row={row} />)
}

function Now({ row }: { row: Row }) {
  const t = useWords(deskWords)
  const { lang } = useLang()
  const style = useStyle()
  const said = row.manuals.filter((one) => one.part === row.phase || one.part === 'always' || one.part === 'identity')
  return (
    <Sheet title={`${row.number} ${row.title}`}>
      <p>
        <strong>
          {row.phase === null ? t('now.none') : t('now', { phase: t(`kind.${row.phase}`) })}
          {row.until !== null && t('now.until', { at: formatInstant(row.until, { ...style, named: false }) })}
        </strong>
      </p>
      {row.phase !== null && !said.some((one) => one.part === row.phase) && (
        <p className={forms.quiet}>{t('say.none')}</p>
      )}
      {said.map((one) => (
        <section key={one.part}>
          <h3>{t(`campaign.manual.${one.part}`)}</h3>
          <p className={plan.said}>{one[lang]}</p>
        </section>
      ))}
      <Count row={row} />
    </Sheet>
  )
}

function Count({ row }: { row: Row }) {
  const t = useWords(deskWords)
  const tell = useTell(campaignApi.asked)
  const [channel, setChannel] = useState<Channel>('phone')
  const [topic, setTopic] = useState<Topic>('how')
  return (
    <form
      className={plan.row}
      aria-label={t('count.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void tell.tell({ incident: row.incident, campaign: row.number, topic, channel })
      }}
    >
      <NativeSelect
        label={t('count.by')}
        data={Channel.options.map((value) => ({ value, label: t(`campaign.asked-by.${value}`) }))}
        value={channel}
        onChange={(event) => setChannel(event.currentTarget.value as Channel)}
      />
      <NativeSelect
        label={t('count.topic')}
        data={Topic.options.map((value) => ({ value, label: t(`campaign.asked.${value}`) }))}
        value={topic}
        onChange={(event) => setTopic(event.currentTarget.value as Topic)}
      />
      <div className={classes.acts}>
        <Button type="submit" loading={tell.isTelling}>
          {t('count.act')}
        </Button>
        <span role="status">{t('count.total', { count: tell.output?.total ?? row.questions })}</span>
      </div>
      <ProblemText problem={tell.problem} />
    </form>
  )
}

import { Select } from '@mantine/core'
import { useState } from 'react'
import forms from '#src/respond/incident/web/forms.module.css'
import { FileDrop } from '#src/web/kit/FileDrop.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { campaignApi, type Loaded } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { lineText } from '../line-text.ts'
import { AfterSheet } from './AfterSheet.tsx'
import classes from './CampaignTab.module.css'
import { DeskSheet } from './DeskSheet.tsx'
import { LetterSheet } from './LetterSheet.tsx'
import { OwnSheet } from './OwnSheet.tsx'
import { PlanSheet } from './PlanSheet.tsx'
import { PresenceSheet } from './PresenceSheet.tsx'
import { ProgramSheet } from './ProgramSheet.tsx'
import { SpecialSheet } from './SpecialSheet.tsx'
import { TrackSheet } from './TrackSheet.tsx'
import { Waves } from './Waves.tsx'
import { campaignPageWords } from './words.ts'

/** While a wave runs, how far it is. */
const lookEveryMs = 2_000

export function CampaignPage({ incident, campaign }: { incident: string; campaign: string }) {
  const [isWatched, watch] = useState(false)
  const found = useAsk(campaignApi.show, { incident, campaign }, isWatched ? { everyMs: lookEveryMs } : {})
  if (found.isPending) return <LoadingPlace rows={8} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const view = found.data
  const isRunning = view.waves.some((one) => one.state === 'running')
  if (isRunning !== isWatched) watch(isRunning)
  return (
    <>
      <FigureSheet view={view} />
      <PlanSheet view={view} />
      <ProgramSheet view={view} />
      <Waves view={view} />
      <LetterSheet view={view} />
      {view.can.help && view.bundles.some((one) => one.printedAt !== null) && <TrackSheet view={view} />}
      <SpecialSheet view={view} />
      <OwnSheet view={view} />
      <DeskSheet view={view} />
      <PresenceSheet view={view} />
      {(view.figures.standings.forced ?? 0) > 0 && <AfterSheet view={view} />}
      {view.can.write && <LoadSheet view={view} />}
    </>
  )
}

function FigureSheet({ view }: { view: CampaignView }) {
  const t = useWords(campaignPageWords)
  const { lang } = useLang()
  const wrong = view.lines.filter((line) => line.gap !== 0)
  if (view.lists.length === 0)
    return (
      <Sheet title={`${view.number} ${view.title}`}>
        <p className={forms.quiet}>{t('figures.none')}</p>
      </Sheet>
    )
  return (
    <Sheet title={`${view.number} ${view.title}`}>
      <p className={wrong.length > 0 ? classes.gap : classes.good} role="status">
        {wrong.length > 0 ? t('figures.bad', { count: wrong.length }) : t('figures.good')}
      </p>
      <ul className={classes.lines}>
        {view.lines.map((line) => {
          const { title, sum } = lineText(line, view, lang)
          return (
            <li key={line.code}>
              <span>{title}</span>
              <span>
                {sum} {line.gap !== 0 && <span className={classes.gap}>{t('gap', { gap: line.gap })}</span>}
              </span>
              {line.logins.length > 0 && (
                <span className={classes.names}>
                  {t('gap.names')}: {line.logins.slice(0, 20).join(', ')}{' '}
                  {line.named > 20 && t('gap.more', { count: line.named - 20 })}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}

function LoadSheet({ view }: { view: CampaignView }) {
  const t = useWords(campaignPageWords)
  const load = useTell(campaignApi.load)
  const [list, setList] = useState<'accounts' | 'removal' | 'outcomes'>('accounts')
  const told = load.output ? t('load.told', { ...load.output }) : ''
  return (
    <Sheet title={t('load.title')}>
      <Select
        label={t('load.which')}
        data={(['accounts', 'removal', 'outcomes'] as const).map((value) => ({ value, label: t(`load.${value}`) }))}
        value={list}
        onChange={(next) => next && setList(next as 'accounts')}
        allowDeselect={false}
      />
      <FileDrop
        label={t('load.drop')}
        isSingle
        isBusy={load.isTelling}
        told={told}
        onFiles={(files) => void load.tell({ incident: view.incident, campaign: view.number, list }, files)}
      />
      <ProblemText problem={load.problem} />
      {load.output && <LoadedLines {...load.output} />}
    </Sheet>
  )
}

/** So many are read at a glance; the command line and the file itself have the rest. */
const mostLines = 20

function LoadedLines({ problems, strays, strayLogins }: Loaded) {
  const t = useWords(campaignPageWords)
  return (
    <>
      {problems.length > 0 && (
        <section aria-label={t('load.wrong')}>
          <h3 className={classes.wrongTitle}>{t('load.wrong')}</h3>
          <ul className={classes.wrong}>
            {problems.slice(0, mostLines).map(({ line, code, login }) => (
              <li key={`${line} ${code}`}>{t('problem', { line, what: t(`problem.${code as 'twice'}`), login })}</li>
            ))}
          </ul>
          {problems.length > mostLines && (
            <p className={forms.quiet}>{t('load.more', { count: problems.length - mostLines })}</p>
          )}
        </section>
      )}
      {strayLogins.length > 0 && (
        <p className={forms.quiet}>
          {t('load.strays')}: {strayLogins.slice(0, mostLines).join(', ')}{' '}
          {strays > mostLines && t('gap.more', { count: strays - mostLines })}
        </p>
      )}
    </>
  )
}

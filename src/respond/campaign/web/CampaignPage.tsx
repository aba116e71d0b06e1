import { useState } from 'react'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { campaignApi } from '../api.ts'
import type { CampaignView } from '../campaign.ts'
import { AfterSheet } from './AfterSheet.tsx'
import { ConnectorSheet } from './ConnectorSheet.tsx'
import { DeskSheet } from './DeskSheet.tsx'
import { FigureSheet } from './FigureSheet.tsx'
import { LetterSheet } from './LetterSheet.tsx'
import { ListSheet } from './ListSheet.tsx'
import { OwnSheet } from './OwnSheet.tsx'
import { PlanSheet } from './PlanSheet.tsx'
import { PresenceSheet } from './PresenceSheet.tsx'
import { ProgramSheet } from './ProgramSheet.tsx'
import { SpecialSheet } from './SpecialSheet.tsx'
import { TrackSheet } from './TrackSheet.tsx'
import { Waves } from './Waves.tsx'

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
  return <Sheets view={view} />
}

function Sheets({ view }: { view: CampaignView }) {
  // Before anything else there must be accounts; later their lists are seldom wanted. Where the sheet stood when the page was
  // opened it stays: it tells what of a list could not be read.
  const [isFirst] = useState(view.figures.loaded === 0)
  return (
    <>
      <FigureSheet view={view} />
      {isFirst && view.can.write && <ListSheet view={view} />}
      <ConnectorSheet view={view} />
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
      {!isFirst && view.can.write && <ListSheet view={view} />}
    </>
  )
}

import { RestartWarning } from '#src/respond/evidence/volatile/web/RestartWarning.tsx'
import { AgreedProcedure } from '#src/respond/plan/web/AgreedProcedure.tsx'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { incidentApi } from '../../api.ts'
import { CallsSheet } from '../../call/web/CallsSheet.tsx'
import { useIncident } from '../incident-context.ts'
import { BlocksSheet } from './BlocksSheet.tsx'
import { DoNext } from './DoNext.tsx'
import { FirstHour } from './FirstHour.tsx'
import { Glance } from './Glance.tsx'
import classes from './NowTab.module.css'
import { Questions } from './Questions.tsx'
import { SinceLooked } from './SinceLooked.tsx'

/** What an incident opens on: what to do next, what changed since one looked, what is open, what blocks closing (Look 1). */
export function NowTab() {
  const { incident } = useIncident()
  const now = useAsk(incidentApi.now, { incident: incident.number }, { keepsPrevious: true, also: ['report'] })
  if (now.isPending) return <LoadingPlace rows={6} />
  if (!now.data) return <ErrorPlace problem={now.error} again={() => void now.refetch()} />
  return (
    <>
      <FirstHour key={incident.id} />
      <RestartWarning />
      <div className={classes.columns}>
        <div className={classes.column}>
          <DoNext now={now.data} />
          <AgreedProcedure />
          <CallsSheet />
          <SinceLooked since={now.data.since} />
        </div>
        <div className={classes.column}>
          <Questions questions={now.data.questions} />
          <BlocksSheet blocks={now.data.blocksClosing} />
          <Glance />
        </div>
      </div>
    </>
  )
}

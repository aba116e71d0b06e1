import { useIncident } from '../incident-context.ts'
import { Assets } from './Assets.tsx'
import { Briefing } from './Briefing.tsx'
import { Statements } from './Statements.tsx'
import { Summary } from './Summary.tsx'
import classes from './situation.module.css'

/** What happened, happens and may happen; what is hit; and how it is told to management. */
export function SituationTab() {
  const { incident } = useIncident()
  return (
    <div className={classes.page}>
      <Statements />
      <div className={classes.two}>
        <Summary key={incident.id} />
        <Assets />
      </div>
      <Briefing />
    </div>
  )
}

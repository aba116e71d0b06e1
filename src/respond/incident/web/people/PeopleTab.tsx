import { useIncident } from '../incident-context.ts'
import { LinkedIncidents } from './LinkedIncidents.tsx'
import { Named } from './Named.tsx'
import { Parties } from './Parties.tsx'
import classes from './people.module.css'
import { Team } from './Team.tsx'

/** Who is concerned, who responds, who may know, and what else hangs together with it. */
export function PeopleTab() {
  const { incident } = useIncident()
  return (
    <div className={classes.columns}>
      <Parties />
      <div className={classes.column}>
        <Team />
        {incident.isSecret && <Named />}
        <LinkedIncidents />
      </div>
    </div>
  )
}

import { briefingActions } from './actions/briefing.ts'
import { entryActions } from './actions/entries.ts'
import { importActions } from './actions/import.ts'
import { openingActions } from './actions/opening.ts'
import { paperActions } from './actions/paper.ts'
import { peopleActionsOfIncident } from './actions/people.ts'
import { readingActions } from './actions/reading.ts'
import { reportActionsOfIncident } from './actions/reports.ts'
import { situationActions } from './actions/situation.ts'

/** One function for each endpoint of the incident, by the idea it belongs to. */
export const incidentActions = {
  ...openingActions,
  ...readingActions,
  ...reportActionsOfIncident,
  ...peopleActionsOfIncident,
  ...situationActions,
  ...entryActions,
  ...importActions,
  ...paperActions,
  ...briefingActions,
}

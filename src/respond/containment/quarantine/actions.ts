import { checkActions } from './actions/check.ts'
import { isolateActions } from './actions/isolate.ts'
import { ownActions } from './actions/own.ts'
import { showActions } from './actions/show.ts'

export const quarantineActions = { ...showActions, ...isolateActions, ...checkActions, ...ownActions }

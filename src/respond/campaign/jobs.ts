import type { Desk } from '#src/platform/context.ts'
import { disconnectAll } from './jobs/connect.ts'
import { endRuns } from './jobs/run.ts'

export { watchCampaigns } from './jobs/turn.ts'

/** What a desk that closes lets go of: a wave stores the batch in hand and stands still, directories are left. */
export async function endCampaigns(desk: Desk): Promise<void> {
  await endRuns(desk)
  await disconnectAll(desk)
}

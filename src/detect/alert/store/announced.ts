import type { ChangeWindow } from '#src/detect/anomaly/calendar.ts'
import { globRegex } from '#src/detect/integrity/rule.ts'
import { readWindows } from '#src/detect/integrity/store.ts'
import type { State } from '#src/platform/state/state.ts'

const mostWindows = 200

/** Changes that were announced for hosts: what is unusual about them meanwhile is expected. One that was withdrawn held until then. */
export async function announcedWindows(db: State['db']): Promise<ChangeWindow[]> {
  return (await readWindows(db, mostWindows)).map(({ from, to, withdrawnAt, hosts }) => ({
    fromMs: Date.parse(from),
    toMs: Math.min(Date.parse(to), withdrawnAt === null ? Number.POSITIVE_INFINITY : Date.parse(withdrawnAt)),
    names: globRegex(hosts),
  }))
}

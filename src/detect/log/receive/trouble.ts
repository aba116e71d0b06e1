// What keeps log lines from being put on disk right now, as the thread that owns them says: shown on every page and with the sources.
import type { Desk } from '#src/platform/context.ts'

export type LogTrouble = { readonly since: string; readonly detail: string }

const stuck = new WeakMap<object, LogTrouble>()
const maxDetail = 300

export const logTroubleOf = (desk: Desk): LogTrouble | null => stuck.get(desk.state) ?? null

/** Null says that lines are put on disk again. Pages that are open hear of a change. */
export function sayLogTrouble(desk: Desk, detail: string | null): void {
  const before = stuck.get(desk.state)
  if (detail === null ? !before : before) return
  if (detail === null) stuck.delete(desk.state)
  else stuck.set(desk.state, { since: desk.now().toISOString(), detail: detail.slice(0, maxDetail) })
  desk.live.announce(null, { topic: 'desk', id: null }).catch(() => {})
}

import type { Desk } from '#src/platform/context.ts'

const troubles = new WeakMap<object, string>()

/** What is wrong with the desk right now, in one word for the pages; null when all is well. */
export const troubleOf = (desk: Desk): string | null => troubles.get(desk.state) ?? null

/** Listens for a crash of the database, says it on the log and, when it is back, to the pages. */
export function watchTrouble(desk: Desk): void {
  desk.state.onTrouble(({ kind, detail }) => {
    desk.log(kind === 'database-back' ? 'info' : 'error', kind, { detail })
    if (kind === 'database-back') {
      troubles.delete(desk.state)
      desk.live.announce(null, { topic: 'desk', id: null }).catch(() => {})
    } else troubles.set(desk.state, kind)
  })
}

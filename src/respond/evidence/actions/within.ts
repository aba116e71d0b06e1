// What every action on an item begins with: the incident that one may know of, the item, and the words of its entries.
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading, type Within } from '#src/respond/incident/actions/within.ts'
import type { EvidenceRow } from '../evidence.ts'
import { itemOf } from '../store.ts'

export type OnItem = Within & {
  readonly item: EvidenceRow
  /** Puts a line of the chain of custody on the record, about this item. */
  note(code: string, facts: Readonly<Record<string, unknown>>, kind?: 'change' | 'access' | 'decision'): void
}

/** Custody goes on when the incident is closed: evidence is kept, handed over and returned years later. */
export async function onItem<T>(
  context: Context,
  ask: { readonly incident: string; readonly item: string },
  work: (on: OnItem) => Promise<T>,
): Promise<T> {
  return await inIncident(
    context,
    ask.incident,
    async (within) => {
      const item = await itemOf(within.tx, within.incident, ask.item)
      return await work({
        ...within,
        item,
        note: (code, facts, kind = 'change') =>
          void within.append({
            kind,
            code: `evidence.${code}`,
            about: [{ type: 'evidence', id: item.id }],
            facts: { number: item.number, ...facts },
            searchText: `${item.number} ${item.description}`,
          }),
      })
    },
    { whenClosed: true },
  )
}

export async function readItem(context: Context, ask: { readonly incident: string; readonly item: string }) {
  const incident = await reading(context, ask.incident)
  return { incident, item: await itemOf(context.desk.state.db, incident, ask.item) }
}

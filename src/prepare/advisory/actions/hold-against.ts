// Holds the register of software against what is published, and says what is new.
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { namesOf, verdictOf } from '../affected.ts'
import * as store from '../store.ts'
import type { SoftwareRow } from '../weakness.ts'

export const mostAdvisories = 50_000

/** Gives how many were found that were not there before. */
export async function holdAgainst(
  { desk }: Context,
  tx: Transaction,
  software: readonly SoftwareRow[],
): Promise<number> {
  if (software.length === 0) return 0
  const names = new Set(software.flatMap(({ name }) => namesOf(name)))
  const about = new Map<string, Awaited<ReturnType<typeof store.advisoriesAbout>>>()
  for (const one of await store.advisoriesAbout(tx, [...names], mostAdvisories))
    for (const name of one.names) if (names.has(name)) about.set(name, [...(about.get(name) ?? []), one])
  const found = software.flatMap((one) => {
    const candidates = new Set(namesOf(one.name).flatMap((name) => about.get(name) ?? []))
    return [...candidates].flatMap(({ head, affected }) => {
      const verdict = verdictOf(one, affected)
      return verdict === null ? [] : [{ softwareId: one.id, advisoryId: head.id, verdict }]
    })
  })
  const ids = software.map(({ id }) => id)
  return (await store.keepWeaknesses(tx, ids, found, desk.now(), desk.newId)).length
}

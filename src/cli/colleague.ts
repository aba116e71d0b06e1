import { refuse } from '#src/core/refusal.ts'
import { peopleApi } from '../prepare/people/api.ts'
import type { Connection } from './connect.ts'

/** Colleagues as people name them at a terminal, as the desk knows them; a name that two have is asked about, not guessed. */
export async function colleaguesOf(desk: Connection, names: readonly string[]): Promise<string[]> {
  const { rows } = await desk.client(peopleApi).people({})
  return names.map((name) => {
    const found = rows.filter((one) => one.isActive && (one.name === name || one.id === name))
    if (found.length > 1) refuse('people.name.several', { name })
    return found[0]?.id ?? refuse('people.name.not-found', { name })
  })
}

import type { OutputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { caseNames, readCase } from '../../../demo/case.ts'
import { readDemo } from '../../../demo/demo.ts'
import type { deskApi } from '../api.ts'
import type { DemonstrationName } from './api.ts'
import { playCase } from './case.ts'
import { playKobe } from './kobe.ts'
import { castOf } from './people.ts'
import { loadedDemonstrations, noteDemonstration } from './store.ts'

type Out = OutputOf<(typeof deskApi)['loadDemonstration']>

/** Loads a case through the desk's own actions, in the reader's language, with one person for each role. */
export async function loadDemonstration(context: Context, name: DemonstrationName = 'kobe'): Promise<Out> {
  const { desk } = context
  if ((await loadedDemonstrations(desk.state.db)).some((one) => one.name === name))
    refuse('demonstration.already-loaded')
  const demo = await readDemo()
  const cast = await castOf(context, demo.people)
  const { number, entries, reports } =
    name === 'kobe'
      ? await playKobe(context, demo, cast)
      : { ...(await playCase(context, await readCase(name), cast)), reports: 1 }
  await inRecord(context, async (tx, journal) => {
    await noteDemonstration(tx, name, number, desk.now().toISOString())
    journal.append({ kind: 'change', code: 'desk.demonstration-loaded' })
  })
  return { incident: number, reports, entries, logins: [...cast.logins] }
}

export async function demonstrations(desk: Desk): Promise<OutputOf<(typeof deskApi)['demonstrations']>> {
  const loaded = new Map((await loadedDemonstrations(desk.state.db)).map((one) => [one.name, one.incident]))
  const kobe = (await readDemo()).kobe.incident
  const told = [{ name: 'kobe' as const, title: kobe.title }]
  const cases = await Promise.all(caseNames.map(async (name) => ({ name, title: (await readCase(name)).title })))
  return {
    rows: [...told, ...cases].map((one) => ({
      ...one,
      isLoaded: loaded.has(one.name),
      incident: loaded.get(one.name) ?? null,
    })),
  }
}

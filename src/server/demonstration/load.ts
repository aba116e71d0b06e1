import type { OutputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { caseNames, readCase } from '../../../demo/case.ts'
import { type Demo, readDemo } from '../../../demo/demo.ts'
import type { deskApi } from '../api.ts'
import type { DemonstrationName } from './api.ts'
import { playCase } from './case.ts'
import { closeKobe, playKobe } from './kobe.ts'
import { type Cast, castOf } from './people.ts'
import { loadedDemonstrations, noteDemonstration } from './store.ts'

type Out = OutputOf<(typeof deskApi)['loadDemonstration']>

type Asked = { readonly name?: DemonstrationName; readonly isClosed?: boolean }

/**
 * Loads a case through the desk's own actions, in the reader's language, with one person for each role. On the desk's page the Kobe
 * case stays open in its recovery, for everything to be tried on it; `isClosed` (the rule at the command line) plays it to the close
 * as well, now or when it has long been there.
 */
export async function loadDemonstration(
  context: Context,
  { name = 'kobe', isClosed = false }: Asked = {},
): Promise<Out> {
  const { desk } = context
  const there = (await loadedDemonstrations(desk.state.db)).find((one) => one.name === name)
  const isPlayedOn = name === 'kobe' && isClosed
  if (there && !(isPlayedOn && there.incident !== null)) refuse('demonstration.already-loaded')
  const demo = await readDemo()
  const cast = await castOf(context, demo.people)
  const said = there ? { number: there.incident!, entries: 0, reports: 0 } : await begun(context, name, demo, cast)
  if (isPlayedOn) await closeKobe(context, demo, cast, said.number)
  const { number, entries, reports } = said
  return { incident: number, reports, entries, logins: [...cast.logins] }
}

async function begun(context: Context, name: DemonstrationName, demo: Demo, cast: Cast) {
  const { desk } = context
  const said =
    name === 'kobe'
      ? await playKobe(context, demo, cast)
      : { ...(await playCase(context, await readCase(name), cast)), reports: 1 }
  await inRecord(context, async (tx, journal) => {
    await noteDemonstration(tx, name, said.number, desk.now().toISOString())
    journal.append({ kind: 'change', code: 'desk.demonstration-loaded' })
  })
  return said
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

// The checklist of whom to contact, and what is said of a line by hand.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { wantedLines } from '#src/prepare/knowledge/report-to.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import type { IncidentHead } from '#src/respond/incident/store.ts'
import type { noticeApi } from '../api.ts'
import { checklistOf } from '../checklist.ts'
import { checkedOf, partiesToTell, setChecked } from '../store/checklist.ts'

type Api = typeof noticeApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const checklistActions = {
  async checklist(context: Context, { incident }: In<'checklist'>): Out<'checklist'> {
    return await rowsOf(context, await reading(context, incident))
  },

  async check(context: Context, { incident, line, state, note }: In<'check'>): Out<'check'> {
    const head = await inIncident(context, incident, async (within) => {
      const { tx, now } = within
      const is = state === null ? null : { state, note, by: context.viewer.name, at: now }
      await setChecked(tx, within.incident.id, line, is)
      within.append({
        kind: state === 'told' ? 'contact' : 'change',
        code: state === null ? 'notice.check.taken-back' : `notice.check.${state}`,
        facts:
          state === null ? { line: { word: `notice.line.${line}` } } : { line: { word: `notice.line.${line}` }, note },
        searchText: note,
      })
      return within.incident
    })
    return await rowsOf(context, head)
  },
}

async function rowsOf({ desk }: Context, { id, kinds, severity }: IncidentHead) {
  const { db } = desk.state
  const { reportTo, severities } = knowledge(desk.dataDir)
  const scheme = severities.find((one) => one.id === severity.scheme)
  const rank = scheme?.levels.find((one) => one.id === severity.level)?.rank ?? null
  const wanted = wantedLines(reportTo, kinds, rank)
  return { rows: checklistOf(await partiesToTell(db, id), await checkedOf(db, id), wanted) }
}

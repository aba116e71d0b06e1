import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import {
  defang,
  extractObservables,
  normalise,
  OBSERVABLE_TYPES,
  type Observable,
  type ObservableType,
  refang,
} from '#src/core/observable.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading, tail } from '#src/respond/incident/actions/within.ts'
import { fieldChanges } from '#src/respond/incident/head-change.ts'
import { addObservables, observableOf, updateObservable } from '#src/respond/incident/store/observables.ts'
import type { observableApi } from './api.ts'
import { pageOfObservables, seenWhere } from './store.ts'

type Api = typeof observableApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

/** Values that an automatic line names one by one. */
const namedMax = 20
const addedMax = 2_000

/** Each line as one value of a type that somebody named. */
function valuesOf(type: ObservableType, text: string): { type: ObservableType; value: string; port: number | null }[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines
    .slice(0, addedMax)
    .map((line) => ({ type, value: normalise(type, line) ?? refuse('observable.value.invalid'), port: null }))
}

export const observableActions = {
  async ofIncident(context: Context, input: In<'ofIncident'>): Out<'ofIncident'> {
    const start = performance.now()
    const head = await reading(context, input.incident)
    const parts =
      input.cursor === undefined
        ? null
        : (/^(\d{1,15})\.(\d{1,6})$/.exec(input.cursor) ?? refuse('observable.cursor.invalid'))
    const ask = { after: Number(parts?.[1] ?? 0), total: parts ? Number(parts[2]) : null, limit: input.limit }
    return {
      ...(await pageOfObservables(context.desk.state.db, context.viewer, head.id, ask)),
      tookMs: performance.now() - start,
    }
  },

  async add(context: Context, input: In<'add'>): Out<'add'> {
    const { desk, viewer } = context
    const found = input.type ? valuesOf(input.type, input.text) : extractObservables(input.text, addedMax).found
    const distinct = [...new Map(found.map((one) => [`${one.type} ${one.value}`, one])).values()]
    if (distinct.length === 0) refuse('observable.nothing-found')
    const { ids, added, incidentId } = await inIncident(context, input.incident, async (within) => {
      const made = distinct.map(({ type, value, port }) => ({ id: desk.newId(), type, value, port }))
      const done = await addObservables(within.tx, within.incident.id, made, {
        role: input.role,
        note: input.note,
        at: within.now,
      })
      const added = done.fresh.length + done.back
      if (added > 0) {
        within.count({ observables: added })
        const values = (done.fresh.length > 0 ? done.fresh : distinct).slice(0, namedMax).map(defang)
        const more = added > values.length ? { word: 'observable.added.more', count: added - values.length } : ''
        within.append({ kind: 'change', code: 'observable.added', facts: { values, more } })
      }
      return { ids: done.ids, added, incidentId: within.incident.id }
    })
    const page = await pageOfObservables(desk.state.db, viewer, incidentId, {
      after: 0,
      total: 0,
      limit: ids.length,
      ids,
    })
    return { added, known: distinct.length - added, rows: page.rows }
  },

  async change(context: Context, input: In<'change'>): Out<'change'> {
    await inIncident(context, input.incident, async (within) => {
      const was = (await observableOf(within.tx, within.incident.id, input.id)) ?? refuse('observable.not-found')
      const { role, note, isRemoved } = input
      const changes = fieldChanges(was, { role, note, isRemoved })
      if (changes.length === 0) return
      const is = { ...was, role: role ?? was.role, note: note ?? was.note, isRemoved: isRemoved ?? was.isRemoved }
      await updateObservable(within.tx, within.incident.id, is)
      within.count({ observables: Number(was.isRemoved) - Number(is.isRemoved) })
      const about = [{ type: 'observable', id: was.id }]
      within.append({
        kind: 'change',
        code: 'observable.changed',
        about,
        facts: { value: defang(was), changes, tail: tail(input.reason) },
      })
    })
    return {}
  },

  async seen({ desk, viewer }: Context, input: In<'seen'>): Out<'seen'> {
    const thing = readValue(input.value) ?? refuse('observable.value.invalid')
    return {
      type: thing.type,
      value: thing.value,
      defanged: defang(thing),
      ...(await seenWhere(desk.state.db, viewer, thing.type, thing.value)),
    }
  },
}

/** One value as a person types it: defanged, in full width, with blanks around it. */
export function readValue(text: string): Observable | null {
  const plain = refang(text).trim()
  const named = OBSERVABLE_TYPES.find(
    (type) => type !== 'user-account' && type !== 'file:name' && normalise(type, plain) !== null,
  )
  if (named) return { type: named, value: normalise(named, plain)! }
  const [first] = extractObservables(text, 1).found
  if (first) return { type: first.type, value: first.value }
  const account = normalise('user-account', plain)
  return account === null ? null : { type: 'user-account', value: account }
}

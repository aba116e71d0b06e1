import type { OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { rowOfContract } from '#src/prepare/contract/actions.ts'
import { contractsNamedIn } from '#src/prepare/contract/contract.ts'
import { readContracts } from '#src/prepare/contract/store.ts'
import { dayOf } from '#src/respond/clock/count.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { incidentDetail } from '#src/respond/incident/store/detail.ts'
import type { IncidentHead } from '#src/respond/incident/store.ts'
import { addMeasure, checkOwner, factsOf, textOf } from './actions/add.ts'
import { attachFile, measureFile } from './actions/file.ts'
import { handOver } from './actions/hand-over.ts'
import { type MeasureList, type measureApi, mostShown } from './api.ts'
import { canMove, type MeasureInput, monthsAfter, standingOf } from './measure.ts'
import { byCurrency } from './money.ts'
import {
  allMeasures,
  countMeasures,
  measureOf,
  measuresOf,
  ofIncident,
  type StoredMeasure,
  setMeasureState,
  updateMeasure,
} from './store.ts'

type Api = typeof measureApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const measureActions = {
  async all({ desk, viewer }: Context, { show }: In<'all'>): Out<'all'> {
    const today = dayOf(desk.now().getTime(), desk.zone)
    const { db } = desk.state
    const rows = await allMeasures(db, viewer, show, today, mostShown)
    return { ...listed(rows, today), counts: await countMeasures(db, viewer, today), agreed: [], canWrite: false }
  },

  handOver,

  list: (context: Context, { incident }: In<'list'>): Out<'list'> => show(context, incident),

  async add(context: Context, { incident, ...input }: In<'add'>): Out<'add'> {
    await inIncident(context, incident, async (within) => void (await addMeasure(context, within, input)), {
      whenClosed: true,
    })
    return await show(context, incident)
  },

  attach: async (
    context: Context,
    input: In<'attach'> & { readonly files: readonly UploadedFile[] },
  ): Out<'attach'> => {
    await attachFile(context, input)
    return await show(context, input.incident)
  },
  file: measureFile,

  async change(context: Context, { incident, no, ...input }: In<'change'>): Out<'change'> {
    await inIncident(
      context,
      incident,
      async (within) => {
        const was = await measureOf(within.tx, within.incident.id, no)
        if (Object.entries(input).every(([key, value]) => same(was[key as keyof MeasureInput], value))) return
        await checkOwner(within.tx, input)
        await updateMeasure(within.tx, within.incident.id, no, input, within.now)
        within.append({
          kind: 'change',
          code: 'measure.changed',
          facts: { no, ...factsOf(input) },
          searchText: textOf(input),
        })
      },
      { whenClosed: true },
    )
    return await show(context, incident)
  },

  async move(context: Context, input: In<'move'>): Out<'move'> {
    const today = dayOf(context.desk.now().getTime(), context.desk.zone)
    await inIncident(
      context,
      input.incident,
      async (within) => {
        const was = await measureOf(within.tx, within.incident.id, input.no)
        const { state } = input
        if (!canMove(was.state, state)) refuse('measure.state.invalid')
        if (state === 'done' && input.proof === '') refuse('measure.proof.missing')
        if (state === 'verified' && input.result === '') refuse('measure.result.missing')
        if ((state === 'dropped' || state === 'returned') && input.reason === '') refuse('measure.reason.missing')
        if (state === 'done' && input.doneOn !== null && input.doneOn > today) refuse('measure.done.future')
        const doneOn = state === 'done' ? (input.doneOn ?? today) : state === 'verified' ? was.doneOn : null
        const verifyOn =
          state === 'done' && was.verifyMonths !== null ? monthsAfter(doneOn ?? today, was.verifyMonths) : was.verifyOn
        await setMeasureState(within.tx, within.incident.id, was.no, {
          state,
          dueOn: input.dueOn ?? was.dueOn,
          doneOn,
          verifyOn: state === 'done' || state === 'verified' ? verifyOn : null,
          proof: state === 'done' ? input.proof : was.proof,
          result: state === 'verified' ? input.result : was.result,
          reason: input.reason,
          at: within.now,
        })
        within.append({
          kind: state === 'done' || state === 'verified' ? 'action' : 'decision',
          code: 'measure.moved',
          facts: {
            no: was.no,
            title: was.title,
            state: { word: `measure.state.${state}` },
            said: [input.proof, input.result, input.reason].filter(Boolean).join(' '),
          },
          searchText: [was.title, input.proof, input.result, input.reason].filter(Boolean).join('\n'),
        })
      },
      { whenClosed: true },
    )
    return await show(context, input.incident)
  },
}

async function show(context: Context, incident: string): Promise<MeasureList> {
  const { desk, viewer } = context
  const head = await reading(context, incident)
  const { db } = desk.state
  const today = dayOf(desk.now().getTime(), desk.zone)
  return {
    ...listed(await measuresOf(db, head.id), today),
    counts: await countMeasures(db, viewer, today, ofIncident(head.id)),
    agreed: may(viewer, 'readiness:read') ? await agreedAbout(context, head) : [],
    canWrite: may(viewer, 'incident:write'),
  }
}

/** By the names of what was hit, and by the title. */
async function agreedAbout({ desk, viewer }: Context, { id, title }: IncidentHead): Promise<MeasureList['agreed']> {
  const { db } = desk.state
  const all = await readContracts(db)
  if (all.length === 0) return []
  const { assets } = await incidentDetail(db, viewer, id)
  return contractsNamedIn(all, [title, ...assets.map((one) => one.name)]).map((one) => rowOfContract(desk, one))
}

function listed(stored: readonly StoredMeasure[], today: string): Pick<MeasureList, 'rows' | 'cost'> {
  const taken = stored.filter((one) => one.state !== 'proposed' && one.state !== 'dropped')
  return {
    rows: stored.map((one) => ({ ...one, standing: standingOf(one, today) })),
    cost: byCurrency(taken, ({ cost, currency }) => (cost === null ? null : { currency, amount: cost })),
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

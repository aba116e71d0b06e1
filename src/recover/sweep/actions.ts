import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import { askForHunt } from '#src/detect/hunt/actions.ts'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { dayOf } from '#src/respond/clock/count.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { followUp } from './actions/follow.ts'
import { huntFor } from './actions/hunt.ts'
import type { SweepBoard, sweepApi } from './api.ts'
import {
  hostsOf,
  insertSweep,
  insertUnits,
  linkHunt,
  setChased,
  setHosts,
  setUnit,
  sweepsOf,
  unitOf,
  unitsOf,
} from './store.ts'
import { contradicts, huntOf, isHuntable, mostHosts, standingOf } from './sweep.ts'
import { sweepEntryWords } from './words.ts'

type Api = typeof sweepApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const dayMs = 86_400_000
/** A question may be longer than the title of a hunt. */
const mostTitle = 200

const todayOf = ({ desk }: Context): string => dayOf(desk.now().getTime(), desk.zone)

export const sweepActions = {
  async list(context: Context, { incident }: In<'list'>): Out<'list'> {
    const head = await reading(context, incident)
    return {
      rows: await sweepsOf(context.desk.state.db, head.id, todayOf(context), null),
      canWrite: may(context.viewer, 'incident:write') && head.phase !== 'closed',
    }
  },

  board: (context: Context, { incident, no }: In<'board'>): Out<'board'> => board(context, incident, no),

  async start(context: Context, { incident, units, huntDays, ...input }: In<'start'>): Out<'start'> {
    const { desk, viewer } = context
    if (new Set(units.map((one) => one.unit)).size < units.length) refuse('sweep.unit.already-asked')
    const hosts = units.reduce((sum, one) => sum + one.hosts.length, 0)
    if (hosts > mostHosts) refuse('sweep.hosts.too-large', { limit: mostHosts })
    const no = await inIncident(context, incident, async (within) => {
      const id = desk.newId()
      const what = huntDays === 0 ? null : huntOf(input.kind, input.detail)
      if (what === null && huntDays > 0 && isHuntable(input.kind)) refuse('sweep.hunt.nothing')
      const made = await insertSweep(within.tx, within.incident.id, { ...input, id, at: within.now, by: viewer.name })
      await insertUnits(
        within.tx,
        id,
        units.map((one) => ({ ...one, id: desk.newId() })),
      )
      within.append({
        kind: 'request',
        code: 'sweep.started',
        facts: { no: made, question: input.question, units: units.length, hosts },
        searchText: [input.question, input.detail].filter(Boolean).join('\n'),
      })
      if (what !== null) {
        const from = new Date(desk.now().getTime() - huntDays * dayMs).toISOString()
        const title = input.question.slice(0, mostTitle)
        await linkHunt(
          within.tx,
          id,
          await askForHunt(context, within.tx, within, { title, what, from }, within.incident.id),
        )
      }
      return made
    })
    return await board(context, incident, no)
  },

  async answer(context: Context, input: In<'answer'>): Out<'answer'> {
    const { viewer } = context
    await inIncident(context, input.incident, async (within) => {
      const { tx, incident, now } = within
      const { unit } = await unitOf(tx, incident.id, input.no, input.unit)
      if (input.hosts.length > 0) await setHosts(tx, input.unit, input.hosts)
      if (contradicts(input.state, await hostsOf(tx, input.unit))) refuse('sweep.answer.contradiction')
      await setUnit(tx, input.unit, { state: input.state, note: input.note, at: now, by: viewer.name })
      within.append({
        kind: 'finding',
        code: 'sweep.answered',
        facts: {
          no: input.no,
          unit,
          state: { word: `sweep.state.${input.state}` },
          note: input.note,
          hosts: input.hosts.length,
        },
        searchText: [unit, input.note].filter(Boolean).join('\n'),
      })
    })
    return await board(context, input.incident, input.no)
  },

  async follow(context: Context, { incident, no }: In<'follow'>): Out<'follow'> {
    await followUp(context, await board(context, incident, no), incident)
    return await board(context, incident, no)
  },

  async chase(context: Context, { incident, no }: In<'chase'>): Out<'chase'> {
    const t = speaker(sweepEntryWords, context.lang)
    await inIncident(context, incident, async (within) => {
      const { tx } = within
      const [sweep] = await sweepsOf(tx, within.incident.id, todayOf(context), no)
      if (!sweep) return refuse('sweep.not-found', { no })
      const open = (await unitsOf(tx, within.incident.id, no)).filter((one) => one.state === 'asked' && one.address)
      if (open.length === 0) refuse('sweep.chase.nobody')
      for (const one of open) {
        const facts = {
          number: within.incident.number,
          unit: one.unit,
          question: sweep.question,
          due: sweep.dueOn ?? '',
        }
        await enqueueMail(context, tx, {
          to: [{ name: one.unit, address: one.address }],
          subject: t('sweep.mail.subject', facts),
          text: [t('sweep.mail.text', facts), sweep.detail, sweep.dueOn ? t('sweep.mail.due', facts) : '']
            .filter(Boolean)
            .join('\n\n'),
          purpose: 'sweep',
          incidentId: within.incident.id,
        })
      }
      await setChased(
        tx,
        open.map((one) => one.id),
        within.now,
      )
      within.append({ kind: 'contact', code: 'sweep.chased', facts: { no, units: open.length } })
    })
    return await board(context, incident, no)
  },
}

async function board(context: Context, incident: string, no: number): Promise<SweepBoard> {
  const head = await reading(context, incident)
  const { db } = context.desk.state
  const today = todayOf(context)
  const [sweep] = await sweepsOf(db, head.id, today, no)
  if (!sweep) return refuse('sweep.not-found', { no })
  return {
    sweep,
    units: (await unitsOf(db, head.id, no)).map(({ state, ...one }) => ({
      ...one,
      standing: standingOf(state, sweep.dueOn, today),
    })),
    hunt: await huntFor(context, head.id, no),
    canWrite: may(context.viewer, 'incident:write') && head.phase !== 'closed',
  }
}

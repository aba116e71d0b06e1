// The help desk: in which phase everything is, what it says in it, what it was asked.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'
import type { campaignApi } from '../api.ts'
import { campaignNumber } from '../campaign.ts'
import { peakOf, phaseAt } from '../help-desk.ts'
import { addQuestion, deskRows, insertManual, loadOf, manualsOf } from '../store/desk.ts'
import { onCampaign, readCampaign } from './within.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const deskActions = {
  async desk({ desk, viewer }: Context, _input: In<'desk'>): Out<'desk'> {
    const { db } = desk.state
    const found = await deskRows(db, viewer)
    const rows = await Promise.all(
      found.map(async ({ position, plan, ...row }) => {
        const phase = phaseAt(plan.phases ?? [], desk.now())
        return {
          ...row,
          number: campaignNumber(row.incident, position),
          phase: phase?.kind ?? null,
          until: phase?.to ?? null,
          manuals: await manualsOf(db, row.id, { isNewest: true }),
        }
      }),
    )
    return { rows }
  },

  async manuals(context: Context, input: In<'manuals'>): Out<'manuals'> {
    return { rows: await manualsOf(context.desk.state.db, (await readCampaign(context, input)).id) }
  },

  async writeManual(context: Context, input: In<'writeManual'>): Out<'writeManual'> {
    return await onCampaign(context, input, async ({ tx, campaign, now, note }) => {
      const { part, ja, en } = input
      const manual = await insertManual(tx, campaign.id, { part, ja, en, madeAt: now, madeBy: context.viewer.name })
      note('manual-written', { part: { word: `campaign.manual.${part}` }, version: manual.version })
      return manual
    })
  },

  async asked(context: Context, input: In<'asked'>): Out<'asked'> {
    return await onCampaign(context, input, async ({ tx, campaign, now, note }) => {
      const { topic, channel } = input
      const total = await addQuestion(tx, campaign.id, { at: new Date(now), topic, channel })
      note('asked', { topic: { word: `campaign.asked.${topic}` }, channel: { word: `campaign.asked-by.${channel}` } })
      return { total }
    })
  },

  async deskLoad(context: Context, input: In<'deskLoad'>): Out<'deskLoad'> {
    const campaign = await readCampaign(context, input)
    const load = await loadOf(context.desk.state.db, campaign.id)
    return {
      ...load,
      questions: Object.values(load.channels).reduce((sum, count) => sum + count, 0),
      peaks: { questions: peakOf(load.hours, 'questions'), changes: peakOf(load.hours, 'changes') },
      capacity: campaign.plan.capacity.handedPerHour,
    }
  },
}

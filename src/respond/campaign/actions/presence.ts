// Appointments to be there when people first sign in again, and how each went (S0-50).
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { campaignApi } from '../api.ts'
import { insertPresence, presenceOf, presencesOf, setPresenceTold } from '../store/presence.ts'
import { specialOf } from '../store/special.ts'
import { onCampaign, readCampaign } from './within.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const presenceActions = {
  async presences(context: Context, input: In<'presences'>): Out<'presences'> {
    return { rows: await presencesOf(context.desk.state.db, (await readCampaign(context, input)).id) }
  },

  async addPresence(context: Context, input: In<'addPresence'>): Out<'addPresence'> {
    return await onCampaign(context, input, async ({ tx, campaign: { id }, note }) => {
      const { at, place, what, who, special } = input
      if (special !== null) await specialOf(tx, id, special)
      const position = await insertPresence(tx, id, { at, place, what, who, special })
      note('presence.planned', { at: { at }, place, what, who })
      return await presenceOf(tx, id, position)
    })
  },

  async tellPresence(context: Context, input: In<'tellPresence'>): Out<'tellPresence'> {
    return await onCampaign(context, input, async ({ tx, campaign: { id }, now, note }) => {
      const { position, at, place, what, who, told } = await presenceOf(tx, id, input.presence)
      if (told !== null) refuse('campaign.presence.already-told')
      const { outcome, people } = input
      await setPresenceTold(tx, id, position, { outcome, people, note: input.note, at: now, by: context.viewer.name })
      const word = { word: `campaign.presence.${outcome}` }
      note('presence.told', { at: { at }, place, what, who, outcome: word, people: people ?? 0, text: input.note })
      return await presenceOf(tx, id, position)
    })
  },
}

// What becomes of letters after the press: bundles sent off, lists that come back signed, letters that found nobody (S0-39, S0-46).
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { loginKey } from '../account.ts'
import type { campaignApi } from '../api.ts'
import { setLetter } from '../store/account.ts'
import { setBack, setSent } from '../store/delivery.ts'
import { bundleOf } from '../store/wave.ts'
import { onCampaign } from './within.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const deliveryActions = {
  async sent(context: Context, input: In<'sent'>): Out<'sent'> {
    return await onCampaign(context, input, async ({ tx, campaign, now, note }) => {
      const bundle = await bundleOf(tx, campaign.id, input.bundle)
      if (bundle.printedAt === null) refuse('campaign.bundle.not-printed')
      const { how, to } = input
      const letters = await setSent(tx, campaign.id, bundle.position, { at: now, by: context.viewer.name, how, to })
      note('sent', { bundle: bundle.name, letters, how: { word: `campaign.sent.${how}` }, to })
      return await bundleOf(tx, campaign.id, bundle.position)
    })
  },

  /** The signed list tells of everybody in the bundle at once: who is not named as missing has signed. */
  async back(context: Context, input: In<'back'>): Out<'back'> {
    return await onCampaign(context, input, async ({ tx, campaign, now, note }) => {
      const bundle = await bundleOf(tx, campaign.id, input.bundle)
      if (bundle.sent === null) refuse('campaign.bundle.not-sent')
      const { missing, signed, unknown } = await setBack(tx, campaign.id, bundle.position, {
        at: now,
        by: context.viewer.name,
        missing: [...new Set(input.missing.map(loginKey))],
      })
      if (unknown.length > 0) refuse('campaign.bundle.not-of-it', { logins: unknown.slice(0, 20).join(', ') })
      note('back', { bundle: bundle.name, signed, missing })
      return await bundleOf(tx, campaign.id, bundle.position)
    })
  },

  async delivered(context: Context, input: In<'delivered'>): Out<'delivered'> {
    return await onCampaign(context, input, async (on) => {
      const keys = input.logins.map(loginKey)
      const found = new Set(await setLetter(on.tx, on.campaign.id, keys, input.letter))
      if (found.size > 0)
        on.note('delivered', { count: found.size, letter: { word: `campaign.letter.${input.letter}` } })
      return { changed: found.size, unknown: input.logins.filter((_, i) => !found.has(keys[i]!)) }
    })
  },
}

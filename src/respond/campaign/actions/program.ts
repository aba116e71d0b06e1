// The program of a mass change: what was made, who tested it before whom, what was wrong, and what mended it (S0-37, S0-38).
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { campaignApi } from '../api.ts'
import { isOpenDefect } from '../program.ts'
import { insertTest, insertVersion, programOf, setAccepted } from '../store/program.ts'
import { onCampaign, readCampaign } from './within.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const programActions = {
  async program(context: Context, input: In<'program'>): Out<'program'> {
    return await programOf(context.desk.state.db, (await readCampaign(context, input)).id)
  },

  async addVersion(context: Context, input: In<'addVersion'>): Out<'addVersion'> {
    return await onCampaign(context, input, async ({ tx, campaign, now, note }) => {
      const { defects } = await programOf(tx, campaign.id)
      const { what, by } = input
      const mends = [...new Set(input.mends)]
      const strange = mends.find((number) => !defects.some((one) => one.position === number && isOpenDefect(one)))
      if (strange !== undefined) refuse('campaign.defect.not-found', { number: strange })
      const made = await insertVersion(tx, campaign.id, { what, by, at: now, mends })
      note('program.version', { version: made.version, by, what, count: mends.length })
      return made
    })
  },

  async addTest(context: Context, input: In<'addTest'>): Out<'addTest'> {
    return await onCampaign(context, input, async ({ tx, campaign, now, note }) => {
      const newest = (await programOf(tx, campaign.id)).versions[0]
      if (!newest) return refuse('campaign.program.no-version')
      const { what, by, witness, isPassed, defects } = input
      const { version } = newest
      const made = await insertTest(tx, campaign.id, { version, what, by, witness, isPassed, at: now, defects })
      note('program.tested', {
        version,
        by,
        what,
        witness: witness || { word: 'campaign.nobody' },
        outcome: { word: isPassed ? 'campaign.program.passed' : 'campaign.program.not-passed' },
        count: defects.length,
      })
      return made
    })
  },

  async acceptDefect(context: Context, input: In<'acceptDefect'>): Out<'acceptDefect'> {
    return await onCampaign(context, input, async ({ tx, campaign, note }) => {
      const { defects } = await programOf(tx, campaign.id)
      const defect = defects.find((one) => one.position === input.defect && isOpenDefect(one))
      if (!defect) return refuse('campaign.defect.not-found', { number: input.defect })
      await setAccepted(tx, campaign.id, defect.position, input.reason)
      note('program.accepted', { defect: defect.what, reason: input.reason }, 'decision')
      return { ...defect, accepted: input.reason }
    })
  },
}

// The help desk: where a person stands, and a new code or password once they have shown who they are.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { loginKey } from '../account.ts'
import type { campaignApi } from '../api.ts'
import { connected } from '../jobs/connect.ts'
import { lookedUp } from '../store/account.ts'
import { claim, lockAccount, setCode, setGiven, setTriedInVain } from '../store/attempt.ts'
import { newCode, proofOf } from './secret.ts'
import { onCampaign, readCampaign } from './within.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostFound = 20

export const helpActions = {
  async lookUp({ desk, viewer }: Context, { q }: In<'lookUp'>): Out<'lookUp'> {
    const found = await lookedUp(desk.state.db, viewer, q, loginKey(q), mostFound)
    return {
      rows: found.map(({ row, campaignId, attempt }) => ({
        ...row,
        campaignId,
        canReissue:
          attempt !== 'intended' &&
          row.standing !== 'removed' &&
          row.standing !== 'out-of-scope' &&
          connected(desk, campaignId) !== null,
      })),
    }
  },

  /** The one before stops working: a code at once, a password as soon as the directory has the new one. */
  async reissue(context: Context, input: In<'reissue'>): Out<'reissue'> {
    const { desk } = context
    const { id, secret: kind } = await readCampaign(context, input)
    const directory = connected(desk, id)
    if (kind === 'password' && !directory) refuse('campaign.directory.closed.unavailable')
    const secret = newCode()
    const key = loginKey(input.login)
    const target = await onCampaign(context, input, async (on) => {
      const account = await lockAccount(on.tx, id, key)
      if (!account?.isTarget) return refuse('campaign.account.not-found', { login: input.login })
      if (account.attempt === 'intended') refuse('campaign.account.busy')
      if (kind === 'code') {
        await setCode(on.tx, id, key, proofOf(secret))
        on.note('reissued', { login: account.login, identity: input.identity })
        return null
      }
      const now = new Date(on.now)
      const { serial } = account
      if ((await claim(on.tx, [{ id, key, serial }], now)).length === 0) refuse('campaign.account.busy')
      return { key, login: account.login, dn: account.dn, secret }
    })
    if (target === null) return { login: input.login, secret }
    const outcome = (await directory!.change([target])).get(key) ?? { is: 'away' as const, cause: 'no answer' }
    await onCampaign(context, input, async (on) => {
      if (outcome.is === 'done') {
        await setGiven(on.tx, id, key, { at: new Date(on.now), proof: proofOf(secret), given: 'desk' })
        on.note('reissued', { login: target.login, identity: input.identity })
      } else {
        await setTriedInVain(on.tx, id, key, outcome.cause)
        on.note('own-failed', { login: target.login, cause: outcome.cause })
      }
    })
    if (outcome.is !== 'done') refuse('campaign.directory.unavailable', { detail: outcome.cause })
    return { login: target.login, secret }
  },
}

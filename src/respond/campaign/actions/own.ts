// A person sets their own password with the code from the letter: no hints about who exists, rate limits, and a failure of ours is ours.
import { timingSafeEqual } from 'node:crypto'
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { desk as deskViewer } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { passwordFault, shortestPassword } from '#src/prepare/people/password.ts'
import { freeTries, waitMs } from '#src/prepare/people/throttle.ts'
import { inRecord } from '#src/record/journal.ts'
import { loginKey } from '../account.ts'
import type { campaignApi } from '../api.ts'
import { connected } from '../jobs/connect.ts'
import { secondKey, secondProof } from '../jobs/second-key.ts'
import { isOpenAt, nextTurn, plainSecond, secondFor } from '../own.ts'
import { type Claimed, claim, lockAccount, setChanged, setTriedInVain } from '../store/attempt.ts'
import { campaignById, countTry, forgetTries, numberOf, type StoredCampaign, triesOf } from '../store/campaign.ts'
import { toldVersion } from '../store/plan.ts'
import { isProved } from './secret.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const forgetAfterMs = 60 * 60_000
/** A whole campus may stand behind one address: a code has 80 bits, and guessing is slowed down by account. */
const freeOfAddress = 300

export const ownActions = {
  async openNow({ desk, address }: Context, { id }: In<'openNow'>): Out<'openNow'> {
    const campaign = await campaignById(desk.state.db, id)
    const now = desk.now()
    const told = await toldVersion(desk.state.db, id)
    return {
      isOpen: isOpenAt(campaign, now),
      organisation: desk.organisation,
      shortest: shortestPassword,
      second: secondFor(campaign.own, address),
      turn: nextTurn(campaign.own, now),
      schedule: told?.plan.phases ?? [],
    }
  },

  async changeOwn(context: Context, input: In<'changeOwn'>): Out<'changeOwn'> {
    const { desk } = context
    const { db } = desk.state
    const campaign = await campaignById(db, input.id)
    const at = desk.now()
    if (!isOpenAt(campaign, at)) refuse('campaign.own.closed')
    const directory = connected(desk, campaign.id) ?? refuse('campaign.directory.closed.unavailable')
    const key = loginKey(input.login)
    const subjects = [`${campaign.id} ${key}`, ...(context.address ? [`address ${context.address}`] : [])]
    for (const { subject, failures, lastAt } of await triesOf(db, subjects)) {
      const free = subject === subjects[0] ? freeTries : freeOfAddress
      const wait = waitMs(failures, Math.max(0, at.getTime() - lastAt.getTime()), free)
      if (wait > 0) refuse('campaign.own.too-many', { seconds: Math.ceil(wait / 1_000) })
    }
    const asked = secondFor(campaign.own, context.address)
    if (asked !== 'none' && input.second.trim() === '') refuse('campaign.own.second-missing.invalid')
    const proofKey = asked === 'none' ? null : await secondKey(desk)
    const isKnown = (account: Claimed | null): account is Claimed => {
      if (!isCodeOf(account, input.code)) return false
      if (asked === 'none') return true
      const plain = plainSecond(asked, input.second)
      if (proofKey === null || account.second === null || plain === '') return false
      return timingSafeEqual(secondProof(proofKey, { campaign: campaign.id, key, plain }), account.second)
    }
    const acting = { ...context, viewer: deskViewer }
    const found = await inRecord(acting, async (tx) => {
      const account = await lockAccount(tx, campaign.id, key)
      if (!isKnown(account)) return null
      // Only whoever holds the code learns anything of the account or of the password.
      const fault = passwordFault(input.password, [account.login, account.name])
      if (fault !== null) refuse(fault)
      if (!(await claim(tx, campaign.id, key, at))) refuse('campaign.account.busy')
      await forgetTries(tx, subjects[0]!)
      return account
    })
    if (found === null) {
      await countTry(db, subjects, at, forgetAfterMs)
      return refuse('campaign.own.wrong-code.invalid')
    }
    const { login, dn } = found
    const outcome = (await directory.change([{ key, login, dn, secret: input.password }])).get(key) ?? {
      is: 'away' as const,
      cause: 'no answer',
    }
    await settled(acting, campaign, { key, login }, outcome.is === 'done' ? null : outcome.cause)
    if (outcome.is === 'refused') refuse('campaign.own.refused.invalid')
    if (outcome.is === 'away') refuse('campaign.own.failed.unavailable')
    return { changed: true }
  },
}

function isCodeOf(account: Claimed | null, code: string): account is Claimed {
  if (!account?.isTarget || !account.salt || !account.proof) return false
  return isProved(code, { salt: account.salt, proof: account.proof })
}

/** S0-42: who acted while a system failed is not one who did not act. */
async function settled(
  context: Context,
  campaign: StoredCampaign,
  { key, login }: { key: string; login: string },
  cause: string | null,
): Promise<void> {
  await inRecord(context, async (tx, journal) => {
    const at = context.desk.now()
    if (cause === null) await setChanged(tx, campaign.id, key, { state: 'changed', at, proof: null })
    else await setTriedInVain(tx, campaign.id, key, cause)
    const line = { incidentId: campaign.incidentId, about: [{ type: 'campaign', id: campaign.id }] }
    const facts = { number: numberOf(campaign), login }
    if (cause === null) journal.append({ ...line, kind: 'change', code: 'campaign.own-changed', facts })
    else journal.append({ ...line, kind: 'change', code: 'campaign.own-failed', facts: { ...facts, cause } })
  })
}

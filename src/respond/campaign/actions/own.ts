// A person sets their own password with the code from the letter: no hints about who exists, rate limits, and a failure of ours is ours.
import { timingSafeEqual } from 'node:crypto'
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { passwordFaultBeside } from '#src/prepare/people/jobs/password-beside.ts'
import { shortestPassword } from '#src/prepare/people/password.ts'
import { freeTries, waitMs } from '#src/prepare/people/throttle.ts'
import { loginKey } from '../account.ts'
import type { campaignApi } from '../api.ts'
import { endOfId } from '../door.ts'
import { connected } from '../jobs/connect.ts'
import { ownRounds } from '../jobs/own-rounds.ts'
import { secondKey, secondProof } from '../jobs/second-key.ts'
import { isOpenAt, nextTurn, plainSecond, type Second, secondFor } from '../own.ts'
import type { Claimed } from '../store/attempt.ts'
import { campaignById, countTry, idEndingIn } from '../store/campaign.ts'
import { toldVersion } from '../store/plan.ts'
import { isProved } from './secret.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const forgetAfterMs = 60 * 60_000
/** A whole campus may stand behind one address: a code has 80 bits, and guessing is slowed down by account. */
const freeOfAddress = 300

export const ownActions = {
  async openNow({ desk, address }: Context, { door }: In<'openNow'>): Out<'openNow'> {
    const id = await idBehind(desk, door)
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
    const { desk, address } = context
    const rounds = ownRounds(desk)
    const at = desk.now()
    const [id, key] = [await idBehind(desk, input.door), loginKey(input.login)]
    const [ofAccount, ofAddress] = [`${id} ${key}`, address ? [`address ${address}`] : []]
    const subjects = [ofAccount, ...ofAddress]
    const { campaign, account, tries } = await rounds.look({ id, key, subjects })
    if (campaign === null) return refuse('campaign.not-found')
    if (!isOpenAt(campaign, at)) refuse('campaign.own.closed')
    const directory = connected(desk, id) ?? refuse('campaign.directory.closed.unavailable')
    for (const { subject, failures, lastAt } of tries) {
      const free = subject === ofAccount ? freeTries : freeOfAddress
      const wait = waitMs(failures, Math.max(0, at.getTime() - lastAt.getTime()), free)
      if (wait > 0) refuse('campaign.own.too-many', { seconds: Math.ceil(wait / 1_000) })
    }
    const asked = secondFor(campaign.own, address)
    if (asked !== 'none' && input.second.trim() === '') refuse('campaign.own.second-missing.invalid')
    const isKnown =
      isCodeOf(account, input.code) && (asked === 'none' || (await isSecondOf(desk, asked, id, account, input)))
    if (!isKnown) {
      await countTry(desk.state.db, subjects, at, forgetAfterMs)
      return refuse('campaign.own.wrong-code.invalid')
    }
    const { login, dn, serial } = account
    // Only whoever holds the code learns anything of the account or of the password.
    const fault = await passwordFaultBeside(input.password, [login, account.name])
    if (fault !== null) refuse(fault)
    const known = tries.some(({ subject }) => subject === ofAccount) ? [ofAccount] : []
    if (!(await rounds.claim({ context, id, key, serial, subjects: known }))) refuse('campaign.account.busy')
    const outcome = (await directory.change([{ key, login, dn, secret: input.password }])).get(key) ?? {
      is: 'away' as const,
      cause: 'no answer',
    }
    await rounds.settle({ context, campaign, key, login, cause: outcome.is === 'done' ? null : outcome.cause })
    if (outcome.is === 'refused') refuse('campaign.own.refused.invalid')
    if (outcome.is === 'away') refuse('campaign.own.failed.unavailable')
    return { changed: true }
  },
}

const behind = new WeakMap<Desk, Map<string, string>>()
/** Where a door leads never changes, and hundreds come through the same one in a second. */
async function idBehind(desk: Desk, door: string): Promise<string> {
  const end = endOfId(door) ?? refuse('campaign.door.not-found')
  const known = behind.get(desk) ?? new Map<string, string>()
  behind.set(desk, known)
  const id = known.get(end) ?? (await idEndingIn(desk.state.db, end)) ?? refuse('campaign.door.not-found')
  known.set(end, id)
  return id
}

function isCodeOf(account: Claimed | null, code: string): account is Claimed {
  if (!account?.isTarget || !account.salt || !account.proof) return false
  return isProved(code, { salt: account.salt, proof: account.proof })
}

async function isSecondOf(
  desk: Context['desk'],
  kind: Exclude<Second, 'none'>,
  campaign: string,
  { key, second }: Claimed,
  typed: { readonly second: string },
): Promise<boolean> {
  const proofKey = await secondKey(desk)
  const plain = plainSecond(kind, typed.second)
  if (proofKey === null || second === null || plain === '') return false
  return timingSafeEqual(secondProof(proofKey, { campaign, key, plain }), second)
}

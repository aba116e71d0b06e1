// Own changes come by the hundred a second in the hour before a deadline. What each asks of the database goes in rounds: one reading, one
// claim, one settlement for all who came meanwhile.
import { desk as deskViewer } from '#src/core/viewer.ts'
import type { Context, Desk } from '#src/platform/context.ts'
import { together } from '#src/platform/together.ts'
import { inRecord } from '#src/record/journal.ts'
import { type Asked, accountsAsked, type Claimed, claim, settleOwn } from '../store/attempt.ts'
import { campaignsById, forgetTries, numberOf, type StoredCampaign, triesOf } from '../store/campaign.ts'

type Tries = Awaited<ReturnType<typeof triesOf>>
type Looking = Asked & { readonly subjects: readonly string[] }
type Seen = { readonly campaign: StoredCampaign | null; readonly account: Claimed | null; readonly tries: Tries }
type Claiming = Asked & {
  readonly context: Context
  readonly serial: number
  /** Whose failures are forgotten with it. */
  readonly subjects: readonly string[]
}
type Settling = {
  readonly context: Context
  readonly campaign: StoredCampaign
  readonly key: string
  readonly login: string
  readonly cause: string | null
}

export type OwnRounds = {
  look(one: Looking): Promise<Seen>
  /** Whether it could be had. */
  claim(one: Claiming): Promise<boolean>
  settle(one: Settling): Promise<void>
}

/** More than this at once would keep whoever came first waiting for the last. */
const mostInRound = 200

const known = new WeakMap<Desk, OwnRounds>()

export function ownRounds(desk: Desk): OwnRounds {
  const rounds = known.get(desk) ?? {
    look: together({ work: (all: readonly Looking[]) => look(desk, all), most: mostInRound }),
    claim: together({ work: claimAll, most: mostInRound }),
    settle: together({ work: settleAll, most: mostInRound }),
  }
  known.set(desk, rounds)
  return rounds
}

const nameOf = ({ id, key }: Asked): string => `${id} ${key}`
const actingFor = (all: readonly { readonly context: Context }[]): Context => ({
  ...all[0]!.context,
  viewer: deskViewer,
})

async function look({ state: { db } }: Desk, all: readonly Looking[]): Promise<Seen[]> {
  const [campaigns, accounts, tries] = await Promise.all([
    campaignsById(db, [...new Set(all.map(({ id }) => id))]),
    accountsAsked(
      db,
      all.map(({ id, key }) => ({ id, key })),
    ),
    triesOf(
      db,
      all.flatMap(({ subjects }) => subjects),
    ),
  ])
  const campaignOf = new Map(campaigns.map((one) => [one.id, one]))
  const accountOf = new Map(accounts.map((one) => [nameOf(one), one]))
  return all.map((one) => ({
    campaign: campaignOf.get(one.id) ?? null,
    account: accountOf.get(nameOf(one)) ?? null,
    tries: tries.filter(({ subject }) => one.subjects.includes(subject)),
  }))
}

/** Of two who ask for the same account in one round the first has it. */
async function claimAll(all: readonly Claiming[]): Promise<boolean[]> {
  const first = new Map(all.toReversed().map((one) => [nameOf(one), one]))
  return await inRecord(actingFor(all), async (tx) => {
    const asked = [...first.values()].map(({ id, key, serial }) => ({ id, key, serial }))
    const had = new Set((await claim(tx, asked, all[0]!.context.desk.now())).map(nameOf))
    const is = all.map((one) => first.get(nameOf(one)) === one && had.has(nameOf(one)))
    const subjects = all.flatMap((one, i) => (is[i] ? one.subjects : []))
    if (subjects.length > 0) await forgetTries(tx, subjects)
    return is
  })
}

/** S0-42: who acted while a system failed is not one who did not act. */
async function settleAll(all: readonly Settling[]): Promise<undefined[]> {
  await inRecord(actingFor(all), async (tx, journal) => {
    const rows = all.map(({ campaign: { id }, key, cause }) => ({ id, key, cause }))
    await settleOwn(tx, rows, all[0]!.context.desk.now())
    for (const { campaign, login, cause } of all) {
      const line = { incidentId: campaign.incidentId, about: [{ type: 'campaign', id: campaign.id }] }
      const facts = { number: numberOf(campaign), login }
      if (cause === null) journal.append({ ...line, kind: 'change', code: 'campaign.own-changed', facts })
      else journal.append({ ...line, kind: 'change', code: 'campaign.own-failed', facts: { ...facts, cause } })
    }
  })
  return all.map(() => undefined)
}

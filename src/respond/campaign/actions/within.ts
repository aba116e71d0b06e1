// What every action on a mass reset begins with: the incident one may know of, the campaign, the words of its entries; and how it is shown.

import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading, type Within } from '#src/respond/incident/actions/within.ts'
import type { CampaignView } from '../campaign.ts'
import { forecast } from '../forecast.ts'
import { connected } from '../jobs/connect.ts'
import { isRunning } from '../jobs/run.ts'
import { secondKey } from '../jobs/second-key.ts'
import { isOpenAt } from '../own.ts'
import { programStanding } from '../program.ts'
import { isReconciled, reconcile, type Strays } from '../reconcile.ts'
import { namesOf } from '../store/account.ts'
import { campaignOf, listsOf, numberOf, type StoredCampaign } from '../store/campaign.ts'
import { secondsOf } from '../store/own.ts'
import { programOf } from '../store/program.ts'
import { figuresOf } from '../store/tally.ts'
import { bareWavesOf, bundlesOf } from '../store/wave.ts'
import { isProved } from './secret.ts'

type Ask = { readonly incident: string; readonly campaign: string }
export type OnCampaign = Within & {
  readonly campaign: StoredCampaign
  /** Puts a line on the record about this campaign. */
  note(code: string, facts?: Readonly<Record<string, unknown>>, kind?: 'change' | 'decision'): void
}

export async function onCampaign<T>(context: Context, ask: Ask, work: (on: OnCampaign) => Promise<T>): Promise<T> {
  return await inIncident(context, ask.incident, async (within) => {
    const campaign = await campaignOf(within.tx, within.incident, ask.campaign, { lock: true })
    return await work({ ...within, campaign, note: noteOn(within, campaign) })
  })
}

export const noteOn =
  (within: Pick<Within, 'append'>, campaign: StoredCampaign): OnCampaign['note'] =>
  (code, facts = {}, kind = 'change') =>
    void within.append({
      kind,
      code: `campaign.${code}`,
      about: [{ type: 'campaign', id: campaign.id }],
      facts: { number: numberOf(campaign), ...facts },
      searchText: `${numberOf(campaign)} ${campaign.title}`,
    })

export async function readCampaign(context: Context, ask: Ask): Promise<StoredCampaign> {
  return await campaignOf(context.desk.state.db, await reading(context, ask.incident), ask.campaign)
}

/** Holds a key that somebody typed against the proof of the one that was made. */
export function checkedKey(campaign: StoredCampaign, key: string | undefined): string {
  const { keySalt: salt, keyProof: proof } = campaign
  if (!key || !salt || !proof) return refuse('campaign.key.missing')
  return isProved(key, { salt, proof }) ? key : refuse('campaign.key.wrong')
}

/** Thrown within a transaction to take all of it back: it was only tried. */
export class OnlyTried extends Error {
  readonly campaign: StoredCampaign
  constructor(campaign: StoredCampaign) {
    super('only tried')
    this.campaign = campaign
  }
}

/** Does the work; what was only tried is shown as it would be. Null when it was done. */
export async function triedBy(context: Context, work: () => Promise<unknown>): Promise<CampaignView | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof OnlyTried) return await viewOf(context, error.campaign)
    throw error
  }
}

const mostNamed = 200

export async function viewOf(context: Context, campaign: StoredCampaign): Promise<CampaignView> {
  const { desk, viewer } = context
  const { db } = desk.state
  const { id, keyProof, stated, incidentId: _, keySalt: __, turnedAt: ____, position: ___, ...shown } = campaign
  const [{ ofWaves, ...figures }, stored, bare, bundles, isHeld, seconds, program] = await Promise.all([
    figuresOf(db, id),
    listsOf(db, id),
    bareWavesOf(db, id),
    bundlesOf(db, id),
    isRunning(desk, id),
    campaign.own.second !== 'none' && (await secondKey(desk)) !== null ? secondsOf(db, id) : 0,
    programOf(db, id),
  ])
  const waves = bare.map((one) => ({ ...one, ...(ofWaves.get(one.position) ?? { size: 0, done: 0, failed: 0 }) }))
  const lists = stored.map(({ strayLogins: _, ...list }) => list)
  const strays: Record<string, Strays[string]> = Object.fromEntries(
    stored.map((one) => [one.list, { logins: one.strayLogins.slice(0, mostNamed), count: one.strays }]),
  )
  const noGroup = figures.groups[''] ?? 0
  if (noGroup > 0) strays['no-group'] = { logins: await namesOf(db, id, 'no-group', mostNamed), count: noGroup }
  if (figures.unplanned > 0 && waves.length > 0)
    strays.unplanned = { logins: await namesOf(db, id, 'unplanned', mostNamed), count: figures.unplanned }
  const lines = reconcile(figures, lists, strays, stated).filter(
    // Before there is a plan nothing is said of what it leaves out.
    (line) => line.code !== 'waves' || waves.length > 0,
  )
  return {
    ...shown,
    id,
    number: numberOf(campaign),
    isOpen: isOpenAt(campaign, desk.now()),
    seconds,
    hasKey: keyProof !== null,
    isConnected: connected(desk, id) !== null,
    figures,
    lists,
    lines,
    isReconciled: isReconciled(lines),
    forecast: forecast(campaign.plan, {
      letters: figures.toForce,
      changes: figures.toForce,
      mails: figures.target,
      // Each unit that hands letters out is told once.
      faxes: new Set(bundles.map((one) => one.route)).size,
    }),
    // A wave that runs in no process any more stands still, and can be resumed.
    waves: waves.map((wave) =>
      wave.state === 'running' && !isHeld ? { ...wave, state: 'paused', trouble: 'interrupted' } : wave,
    ),
    bundles,
    program: programStanding(program),
    can: {
      write: may(viewer, 'campaign:write'),
      run: may(viewer, 'campaign:run'),
      help: may(viewer, 'campaign:help'),
    },
  }
}

export async function shown(context: Context, ask: Ask): Promise<CampaignView> {
  return await viewOf(context, await readCampaign(context, ask))
}

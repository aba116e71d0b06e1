// What is planned: figures that must come out, phases and waves, who approved which version, the key of the print job.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import type { Db } from '#src/respond/incident/store.ts'
import type { campaignApi } from '../api.ts'
import { Connector, LetterText } from '../campaign.ts'
import { Plan } from '../forecast.ts'
import { disconnect, keepConnected } from '../jobs/connect.ts'
import { isRunning } from '../jobs/run.ts'
import { isOpenAt } from '../own.ts'
import { changesOf } from '../plan-version.ts'
import { targetsOf } from '../store/account.ts'
import {
  campaignOf,
  campaignsOf,
  insertCampaign,
  setApproved,
  setKey,
  setPlan,
  setSettings,
  setStated,
} from '../store/campaign.ts'
import { setOwn } from '../store/own.ts'
import { addTold, insertVersion, setVersionApproved, versionOf, versionsOf } from '../store/plan.ts'
import { setWaves, wavesOf } from '../store/wave.ts'
import { assignWaves } from '../wave.ts'
import { newJobKey, proofOf } from './secret.ts'
import { noteOn, OnlyTried, onCampaign, readCampaign, shown, triedBy, viewOf } from './within.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const planActions = {
  async create(context: Context, input: In<'create'>): Out<'create'> {
    const id = context.desk.newId()
    const tried = await triedBy(context, () =>
      inIncident(context, input.incident, async (within) => {
        const { title, secret } = input
        const empty = {
          connector: Connector.parse({ kind: 'none' }),
          letter: LetterText.parse({}),
          plan: Plan.parse({}),
        }
        await insertCampaign(within.tx, within.incident.id, { id, title, secret, ...empty, createdAt: within.now })
        const made = await campaignOf(within.tx, within.incident, id)
        if (input.dryRun) throw new OnlyTried(made)
        noteOn(within, made)('created', { title })
      }),
    )
    return tried ?? (await shown(context, { incident: input.incident, campaign: id }))
  },

  async change(context: Context, input: In<'change'>): Out<'change'> {
    const tried = await triedBy(context, () =>
      onCampaign(context, input, async (on) => {
        const { campaign } = on
        if (input.connector && (await isRunning(context.desk, campaign.id)))
          refuse('campaign.connector.changed-while-running')
        const now = new Date(on.now)
        const { connector = campaign.connector, letter = campaign.letter, isOpen = isOpenAt(campaign, now) } = input
        await setSettings(on.tx, campaign.id, { connector, letter, isOpen })
        // Whoever sets it by hand, or sets new times, knows what is past by now.
        if (input.own || input.isOpen !== undefined) await setOwn(on.tx, campaign.id, input.own ?? campaign.own, now)
        if (input.dryRun) throw new OnlyTried(await campaignOf(on.tx, on.incident, campaign.id))
        const what = (['connector', 'letter', 'own'] as const).filter((one) => input[one] !== undefined)
        if (what.length > 0) on.note('changed', { what: what.map((one) => ({ word: `campaign.changed.${one}` })) })
        if (isOpen !== campaign.isOpen) on.note(isOpen ? 'opened' : 'closed', {}, 'decision')
      }),
    )
    if (tried) return tried
    if (input.connector) await disconnect(context.desk, (await readCampaign(context, input)).id)
    return await shown(context, input)
  },

  async reconcile(context: Context, input: In<'reconcile'>): Out<'reconcile'> {
    if (input.dryRun) return await viewOf(context, { ...(await readCampaign(context, input)), stated: input.stated })
    await onCampaign(context, input, async (on) => {
      await setStated(on.tx, on.campaign.id, input.stated)
      on.note('stated', { figures: Object.entries(input.stated).map(([name, value]) => `${name} ${value}`) })
    })
    return await shown(context, input)
  },

  async plan(context: Context, input: In<'plan'>): Out<'plan'> {
    if (input.dryRun) {
      const campaign = await readCampaign(context, input)
      const { waves, assigned, begun } = await plannedWaves(context.desk.state.db, campaign.id, input.waves)
      const view = await viewOf(context, { ...campaign, plan: input.plan })
      const sizes = Map.groupBy(assigned.values(), (position) => position)
      return {
        ...view,
        waves: [...begun, ...waves.map((one) => ({ ...unbegun, ...one, size: sizes.get(one.position)?.length ?? 0 }))],
      }
    }
    await onCampaign(context, input, async (on) => {
      const { campaign, tx } = on
      if (await isRunning(context.desk, campaign.id)) refuse('campaign.wave.already-running')
      const { waves, assigned } = await plannedWaves(tx, campaign.id, input.waves)
      await setWaves(tx, campaign.id, waves, assigned)
      await setPlan(tx, campaign.id, input.plan)
      const version = campaign.planVersion + 1
      const { plan, waves: planned, reason } = input
      const made = { madeAt: on.now, madeBy: context.viewer.name }
      await insertVersion(tx, campaign.id, { version, plan, waves: planned, reason, ...made })
      on.note('planned', { version, waves: waves.length, accounts: assigned.size, reason }, 'decision')
    })
    return await shown(context, input)
  },

  async approve(context: Context, input: In<'approve'>): Out<'approve'> {
    await onCampaign(context, input, async (on) => {
      const version = on.campaign.planVersion
      if (version === 0) refuse('campaign.plan.not-found')
      const approved = { version, by: input.by, at: on.now }
      await setApproved(on.tx, on.campaign.id, approved)
      await setVersionApproved(on.tx, on.campaign.id, approved)
      on.note('approved', { version, by: input.by, reason: input.reason }, 'decision')
    })
    return await shown(context, input)
  },

  /** Whoever tells people of a plan tells one that somebody approved. */
  async tellPlan(context: Context, input: In<'tellPlan'>): Out<'tellPlan'> {
    await onCampaign(context, input, async (on) => {
      const { id } = on.campaign
      const { version, approved } = await versionOf(on.tx, id, input.version ?? on.campaign.planVersion)
      if (approved === null) refuse('campaign.plan.unapproved')
      await addTold(on.tx, id, version, { where: input.where, at: on.now, by: context.viewer.name })
      on.note('plan-told', { version, where: input.where }, 'decision')
    })
    return await versionsShown(context, input)
  },

  versions: (context: Context, input: In<'versions'>): Out<'versions'> => versionsShown(context, input),

  async makeKey(context: Context, input: In<'makeKey'>): Out<'makeKey'> {
    const key = newJobKey()
    await onCampaign(context, input, async (on) => {
      const isFirst = on.campaign.keyProof === null
      if (await isRunning(context.desk, on.campaign.id)) refuse('campaign.wave.already-running')
      if (!isFirst && input.reason === '') refuse('campaign.key.no-reason')
      const count = await setKey(on.tx, on.campaign.id, proofOf(key))
      if (isFirst) on.note('key-made')
      else on.note('key-replaced', { count, reason: input.reason }, 'decision')
    })
    return { key }
  },

  async connect(context: Context, input: In<'connect'>): Out<'connect'> {
    const campaign = await readCampaign(context, input)
    if (input.bindPassword === null) await disconnect(context.desk, campaign.id)
    else await keepConnected(context.desk, campaign, input.bindPassword)
    await onCampaign(context, input, async (on) => on.note(input.bindPassword === null ? 'disconnected' : 'connected'))
    return await shown(context, input)
  },

  async list(context: Context, input: In<'list'>): Out<'list'> {
    return { rows: await campaignsOf(context.desk.state.db, await reading(context, input.incident)) }
  },

  show: (context: Context, input: In<'show'>): Out<'show'> => shown(context, input),
}

async function versionsShown(context: Context, input: In<'versions'>): Out<'versions'> {
  const { id } = await readCampaign(context, input)
  const rows = await versionsOf(context.desk.state.db, id)
  return { rows: rows.map((row, i) => ({ ...row, changes: rows[i + 1] ? changesOf(rows[i + 1]!, row) : [] })) }
}

/** The waves as they would be, after those that have begun, and which account goes into which. */
async function plannedWaves(db: Db, id: string, planned: In<'plan'>['waves']) {
  const begun = (await wavesOf(db, id)).filter((one) => one.state !== 'planned')
  const first = Math.max(0, ...begun.map((one) => one.position)) + 1
  const waves = planned.map((one, i) => ({ ...one, position: first + i }))
  // What a wave that has begun still holds stays with it.
  const free = (await targetsOf(db, id)).filter(
    (one) => one.isOpen && one.attempt !== 'intended' && (one.wave === null || one.attempt !== 'done'),
  )
  return { begun, waves, assigned: assignWaves(free, waves) }
}

const unbegun = {
  state: 'planned' as const,
  done: 0,
  failed: 0,
  rate: null,
  backup: '',
  test: null,
  decision: null,
  startedAt: null,
  endedAt: null,
  trouble: '',
}

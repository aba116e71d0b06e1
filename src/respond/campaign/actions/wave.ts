// A wave is checked, started, watched, tested, and somebody decides whether the next one begins.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Db } from '#src/respond/incident/store.ts'
import type { campaignApi } from '../api.ts'
import { openDirectory, rememberedPassword, signInOf } from '../jobs/connect.ts'
import { severalAtOnce } from '../jobs/directory.ts'
import { isRunning, lockRun, startRun } from '../jobs/run.ts'
import { massFault, programStanding } from '../program.ts'
import { doneOf, failuresOf, leftOf, unintend } from '../store/attempt.ts'
import { programOf } from '../store/program.ts'
import { setWave, waveOf, wavesOf } from '../store/wave.ts'
import { faultOf, type WaveAct } from '../wave.ts'
import { deriveSecret } from './secret.ts'
import { checkedKey, type OnCampaign, onCampaign, readCampaign, shown } from './within.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostSampled = 2_000
const bindsAtOnce = 8
const mostFailures = 10_000

export const waveActions = {
  async wave(context: Context, input: In<'wave'>): Out<'wave'> {
    if (input.act === 'start' || input.act === 'resume') await begin(context, input, input.act)
    else await act(context, input, input.act)
    return await shown(context, input)
  },

  async testWave(context: Context, input: In<'testWave'>): Out<'testWave'> {
    const { desk } = context
    const campaign = await readCampaign(context, input)
    const jobKey = checkedKey(campaign, input.key)
    fault(faultOf(await wavesOf(desk.state.db, campaign.id), input.wave, 'test'))
    const done = await doneOf(desk.state.db, campaign.id, input.wave)
    const count = Math.min(mostSampled, Math.max(1, Math.ceil((done.length * input.percent) / 100)))
    // Evenly over the whole wave: its first and its last batch may fail differently.
    const sample = Array.from(
      { length: Math.min(count, done.length) },
      (_, i) => done[Math.floor((i * done.length) / count)]!,
    )
    const failed: { login: string; cause: string }[] = []
    const signIn = await signInOf(desk, campaign, input.bindPassword)
    await severalAtOnce(sample, bindsAtOnce, async ({ key, login, dn, serial }) => {
      const outcome = await signIn.bind({
        key,
        login,
        dn,
        secret: deriveSecret(jobKey, { campaign: campaign.id, key, serial }),
      })
      if (outcome.is !== 'done') failed.push({ login, cause: outcome.cause })
    }).finally(() => signIn.close())
    const { services, witness } = input
    const test = {
      at: desk.now().toISOString(),
      by: context.viewer.name,
      sampled: sample.length,
      passed: sample.length - failed.length,
      failed,
      services,
      witness,
    }
    if (input.dryRun) return test
    return await onCampaign(context, input, async (on) => {
      const wave = await waveOf(on.tx, campaign.id, input.wave)
      await setWave(on.tx, campaign.id, wave.position, { test })
      const unsaid = { word: 'campaign.nothing' }
      on.note('wave.tested', {
        wave: wave.name,
        sampled: test.sampled,
        passed: test.passed,
        services: services || unsaid,
        witness: witness || unsaid,
      })
      return test
    })
  },

  async failures(context: Context, input: In<'failures'>): Out<'failures'> {
    const campaign = await readCampaign(context, input)
    return { rows: await failuresOf(context.desk.state.db, campaign.id, mostFailures) }
  },
}

function fault(what: string | null): void {
  if (what !== null) refuse(`campaign.wave.${what}`)
}

/** `backup`: what a dry run was told of it, which is stored nowhere. */
async function mayBegin(db: Db, id: string, wave: number, how: 'start' | 'resume', backup = ''): Promise<void> {
  const waves = (await wavesOf(db, id)).map((one) =>
    one.position === wave && one.backup === '' ? { ...one, backup } : one,
  )
  fault(faultOf(waves, wave, how) ?? massFault(waves, wave, programStanding(await programOf(db, id))))
}

/** Whoever gets the lock runs it; everybody else is told so. */
async function begin(context: Context, input: In<'wave'>, how: 'start' | 'resume'): Promise<void> {
  const { desk } = context
  const { db } = desk.state
  const campaign = await readCampaign(context, input)
  await mayBegin(db, campaign.id, input.wave, how, input.dryRun ? input.text : '')
  const jobKey = checkedKey(campaign, input.key)
  const directory = await openDirectory(desk, campaign, input.bindPassword ?? rememberedPassword(desk, campaign.id))
  if (input.dryRun) return await directory.close()
  let release: () => void
  try {
    release = await lockRun(desk, campaign.id)
  } catch (error) {
    await directory.close()
    throw error
  }
  try {
    const wave = await onCampaign(context, input, async (on) => {
      await mayBegin(on.tx, campaign.id, input.wave, how)
      checkedKey(on.campaign, input.key)
      const found = await waveOf(on.tx, campaign.id, input.wave)
      const rate = input.rate ?? found.rate
      await setWave(on.tx, campaign.id, found.position, {
        state: 'running',
        rate,
        startedAt: new Date(on.now),
        trouble: '',
        test: null,
        decision: null,
      })
      const left = await leftOf(on.tx, campaign.id, found.position, new Date(on.now))
      on.note(how === 'start' ? 'wave.started' : 'wave.resumed', { wave: found.name, accounts: left })
      return found
    })
    startRun(context, campaign, wave, { jobKey, directory, release })
  } catch (error) {
    release()
    await directory.close()
    throw error
  }
}

async function act(
  context: Context,
  input: In<'wave'>,
  what: Exclude<In<'wave'>['act'], 'start' | 'resume'>,
): Promise<void> {
  await onCampaign(context, input, async (on) => {
    const { id } = on.campaign
    const wave = await waveOf(on.tx, id, input.wave)
    const { text } = input
    if (what === 'pause' || what === 'stop' || what === 'decide')
      fault(faultOf(await wavesOf(on.tx, id), wave.position, what satisfies WaveAct))
    if (input.dryRun) return
    switch (what) {
      case 'backup':
        await setWave(on.tx, id, wave.position, { backup: text })
        return on.note('wave.backup', { wave: wave.name, text })
      case 'pause':
        await setWave(on.tx, id, wave.position, { state: 'paused' })
        return on.note('wave.paused', { wave: wave.name })
      case 'stop':
        return await stop(context, on, wave, text)
      case 'throttle':
        await setWave(on.tx, id, wave.position, { rate: input.rate })
        if (input.rate === null) return on.note('wave.unthrottled', { wave: wave.name })
        return on.note('wave.throttled', { wave: wave.name, rate: input.rate })
      case 'decide': {
        const failures = wave.test?.failed.length ?? 0
        if (input.go && failures > 0 && text === '') refuse('campaign.wave.failures-left', { count: failures })
        await setWave(on.tx, id, wave.position, {
          decision: { go: input.go, by: context.viewer.name, at: on.now, reason: text },
        })
        return on.note(input.go ? 'wave.go' : 'wave.no-go-decided', { wave: wave.name, text }, 'decision')
      }
    }
  })
}

/** A run that is under way stores the batch in hand and then lets go of the rest itself. */
async function stop(
  { desk }: Context,
  on: OnCampaign,
  wave: { position: number; name: string },
  text: string,
): Promise<void> {
  const { id } = on.campaign
  const accounts = await leftOf(on.tx, id, wave.position, new Date(on.now))
  await setWave(on.tx, id, wave.position, { state: 'stopped', endedAt: new Date(on.now) })
  if (!(await isRunning(desk, id))) await unintend(on.tx, id, wave.position)
  on.note('wave.stopped', { wave: wave.name, accounts, text }, 'decision')
}

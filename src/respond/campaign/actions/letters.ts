// Letters: sorted into bundles, printed from the key that somebody holds, destroyed with a line on the record, and tracked.
import { createHash } from 'node:crypto'
import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { campaignApi } from '../api.ts'
import { targetsOf } from '../store/account.ts'
import { numberOf } from '../store/campaign.ts'
import {
  bundleOf,
  bundlesOf,
  lettersOf,
  setBundlePrinted,
  setBundles,
  setDestroyed,
  setPrinted,
} from '../store/wave.ts'
import { letterPaper } from './letter-paper.ts'
import { proving, secretsOf } from './secret.ts'
import { checkedKey, onCampaign, readCampaign } from './within.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const letterActions = {
  async bundle(context: Context, input: In<'bundle'>): Out<'bundle'> {
    const { db } = context.desk.state
    const campaign = await readCampaign(context, input)
    const bundles = sorted(await targetsOf(db, campaign.id), input.size)
    if (bundles.length === 0) refuse('campaign.accounts.missing')
    if (input.dryRun)
      return {
        rows: bundles.map(({ keys, ...one }) => ({
          ...one,
          letters: keys.length,
          printedAt: null,
          sha256: null,
          destroyedAt: null,
          destroyedBy: null,
          sent: null,
          back: null,
        })),
      }
    await onCampaign(context, input, async (on) => {
      if ((await bundlesOf(on.tx, campaign.id)).some((one) => one.printedAt !== null))
        refuse('campaign.bundle.already-printed')
      await setBundles(on.tx, campaign.id, bundles)
      on.note('bundled', { bundles: bundles.length, letters: bundles.reduce((sum, one) => sum + one.keys.length, 0) })
    })
    return { rows: await bundlesOf(db, campaign.id) }
  },

  /** The PDF passes through memory only. The proofs are stored before it leaves, so that whatever is on paper works. */
  async print(context: Context, input: In<'print'>): Promise<Download> {
    const { desk } = context
    const { db } = desk.state
    const campaign = await readCampaign(context, input)
    const jobKey = checkedKey(campaign, input.key)
    const bundle = await bundleOf(db, campaign.id, input.bundle)
    const people = (await lettersOf(db, campaign.id, bundle.position)).filter((one) => one.isTarget && !one.isOver)
    const secretOf = secretsOf(jobKey, campaign.id)
    const { proofOf } = proving()
    const lang = input.lang ?? context.lang
    const pdf = await letterPaper(context, campaign, { lang, name: bundle.name, route: bundle.route }, people, secretOf)
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    await onCampaign(context, input, async (on) => {
      // The key may have been replaced while this was being made.
      checkedKey(on.campaign, input.key)
      const proofs = people.map((one) => {
        const { salt, proof } = proofOf(secretOf(one))
        return { key: one.key, serial: one.serial, salt: salt.toString('hex'), proof: proof.toString('hex') }
      })
      const letters = await setPrinted(on.tx, campaign.id, proofs)
      await setBundlePrinted(on.tx, campaign.id, bundle.position, new Date(on.now), sha256)
      on.note('printed', { bundle: bundle.name, letters, sha256 })
    })
    const name = `${numberOf(campaign)}-${String(bundle.position).padStart(3, '0')}.pdf`
    return { name, mediaType: 'application/pdf', body: pdf, bytes: pdf.byteLength }
  },

  async destroyed(context: Context, input: In<'destroyed'>): Out<'destroyed'> {
    return await onCampaign(context, input, async (on) => {
      const bundle = await bundleOf(on.tx, on.campaign.id, input.bundle)
      if (bundle.printedAt === null) refuse('campaign.bundle.not-printed')
      if (bundle.sha256 !== input.sha256) refuse('campaign.bundle.other-file')
      await setDestroyed(on.tx, on.campaign.id, bundle.position, new Date(on.now), context.viewer.name)
      on.note('destroyed', { bundle: bundle.name, how: input.how, sha256: input.sha256 })
      return await bundleOf(on.tx, on.campaign.id, bundle.position)
    })
  },
}

/** Groups with a handling of their own first, everything else as it comes. */
const bySpecial = ({ special: a }: { special: string | null }, { special: b }: { special: string | null }): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1

/** By group with a handling of its own, route, department and login, as the accounts come; a bundle is of one route and no larger than asked. */
function sorted(
  accounts: readonly { key: string; special: string | null; route: string; department: string }[],
  size: number,
) {
  const bundles: { position: number; name: string; route: string; keys: string[] }[] = []
  const counts = new Map<string, number>()
  for (const { key, special, route: stated, department } of accounts.toSorted(bySpecial)) {
    const route = special ?? (stated || department)
    let last = bundles.at(-1)
    if (!last || last.route !== route || last.keys.length >= size) {
      const count = (counts.get(route) ?? 0) + 1
      counts.set(route, count)
      last = { position: bundles.length + 1, name: `${route || '—'} ${count}`.replace('— ', ''), route, keys: [] }
      bundles.push(last)
    }
    last.keys.push(key)
  }
  return bundles
}

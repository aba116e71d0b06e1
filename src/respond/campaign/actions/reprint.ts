// One letter once more: it carries another secret, and the one before stops working before the paper leaves the desk.
import { createHash } from 'node:crypto'
import type { Download, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { loginKey } from '../account.ts'
import type { campaignApi } from '../api.ts'
import { connected } from '../jobs/connect.ts'
import { claim, lockAccount, setGiven, setReprinted, setTriedInVain } from '../store/attempt.ts'
import { numberOf } from '../store/campaign.ts'
import { letterOf } from '../store/wave.ts'
import { letterPaper } from './letter-paper.ts'
import { proofOf, secretsOf } from './secret.ts'
import { checkedKey, onCampaign, readCampaign } from './within.ts'

export async function reprint(
  context: Context,
  input: ParsedInputOf<(typeof campaignApi)['reprint']>,
): Promise<Download> {
  const { desk } = context
  const campaign = await readCampaign(context, input)
  const { id } = campaign
  const key = loginKey(input.login)
  const jobKey = checkedKey(campaign, input.key)
  const known = await letterOf(desk.state.db, id, key)
  if (!known?.isTarget) return refuse('campaign.account.not-found', { login: input.login })
  const next = { ...known, serial: known.serial + 1 }
  const secret = secretsOf(jobKey, id)(next)
  const paper = { lang: input.lang ?? known.lang, name: known.login, route: known.department }
  const pdf = await letterPaper(context, campaign, paper, [next], () => secret)
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const facts = { login: known.login, reason: input.reason, sha256 }
  const target = await onCampaign(context, input, async (on) => {
    checkedKey(on.campaign, input.key)
    const account = await lockAccount(on.tx, id, key)
    if (!account || account.attempt === 'intended' || account.serial !== known.serial)
      return refuse('campaign.account.busy')
    // What stands in the directory is what letters said: a new password must be there before it is on paper.
    if (campaign.secret === 'password' && account.isSet) {
      if (!connected(desk, id)) refuse('campaign.directory.closed.unavailable')
      const { serial } = account
      if ((await claim(on.tx, [{ id, key, serial }], new Date(on.now))).length === 0) refuse('campaign.account.busy')
      return { key, login: account.login, dn: account.dn, secret }
    }
    await setReprinted(on.tx, id, key, proofOf(secret))
    on.note('reprinted', facts)
    return null
  })
  if (target) {
    const outcome = (await connected(desk, id)?.change([target]))?.get(key) ?? {
      is: 'away' as const,
      cause: 'no answer',
    }
    await onCampaign(context, input, async (on) => {
      if (outcome.is === 'done') {
        await setGiven(on.tx, id, key, {
          at: new Date(on.now),
          proof: proofOf(secret),
          given: 'print',
        })
        on.note('reprinted', facts)
      } else {
        await setTriedInVain(on.tx, id, key, outcome.cause)
        on.note('own-failed', { login: target.login, cause: outcome.cause })
      }
    })
    if (outcome.is !== 'done') refuse('campaign.directory.unavailable', { detail: outcome.cause })
  }
  const name = `${numberOf(campaign)}-${known.key.replace(/[^\w.-]/g, '_')}.pdf`
  return { name, mediaType: 'application/pdf', body: pdf, bytes: pdf.byteLength }
}

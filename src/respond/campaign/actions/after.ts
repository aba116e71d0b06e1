// After the change: who has signed in, whose letter lies about, and what is locked once the time is over.
import { createHash } from 'node:crypto'
import type { OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { campaignApi } from '../api.ts'
import { connected } from '../jobs/connect.ts'
import { keysOf } from '../store/account.ts'
import { afterOf, beginLock, setSignedIn, settleLock, type ToLock, toLock } from '../store/after.ts'
import { listIn } from './load.ts'
import { newCode } from './secret.ts'
import { onCampaign, readCampaign } from './within.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostLocked = 100_000
const lockedAtOnce = 1_000
const mostFailures = 500

export const afterActions = {
  async after(context: Context, input: In<'after'>): Out<'after'> {
    return await afterOf(context.desk.state.db, (await readCampaign(context, input)).id)
  },

  async signedIn(
    context: Context,
    input: In<'signedIn'> & { readonly files: readonly UploadedFile[] },
  ): Out<'signedIn'> {
    const read = listIn(input.files[0])
    const { id } = await readCampaign(context, input)
    const known = await keysOf(context.desk.state.db, id)
    const keys = read.lines.map(({ key }) => key).filter((key) => known.has(key))
    const told = { found: keys.length, strays: read.lines.length - keys.length, twice: read.twice, unread: read.unread }
    if (input.dryRun) return told
    return await onCampaign(context, input, async ({ tx, note }) => {
      await setSignedIn(tx, id, keys)
      const sha256 = createHash('sha256').update(input.files[0]!.bytes).digest('hex')
      note('signed-in', { found: told.found, strays: told.strays, sha256 })
      return told
    })
  },

  /** Each is marked before its password is replaced: a desk that dies in between sends its owner to the counter, not to a letter that fails. */
  async lock(context: Context, input: In<'lock'>): Out<'lock'> {
    const { desk } = context
    const { id } = await readCampaign(context, input)
    const found = await toLock(desk.state.db, id, input.which, mostLocked)
    if (input.dryRun) return { locked: found.length, failed: [] }
    const directory = connected(desk, id) ?? refuse('campaign.directory.closed.unavailable')
    const failed: { login: string; cause: string }[] = []
    let locked = 0
    for (let at = 0; at < found.length; at += lockedAtOnce) {
      const asked = found.slice(at, at + lockedAtOnce)
      const mine = await onCampaign(context, input, async ({ tx, now }) => {
        const held = await beginLock(tx, id, asked.map(keyOf), new Date(now))
        return asked.filter(({ key }) => held.has(key))
      })
      const outcomes = await directory.change(mine.map((one) => ({ ...one, secret: newCode() })))
      const done = mine.filter(({ key }) => outcomes.get(key)?.is === 'done')
      // No answer may still mean that it was done: such a one stays locked, and is told.
      const refused = mine.filter(({ key }) => outcomes.get(key)?.is === 'refused')
      await onCampaign(context, input, async ({ tx, note }) => {
        await settleLock(tx, id, { done: done.map(keyOf), refused: refused.map(keyOf) })
        const facts = { which: { word: `campaign.lock.${input.which}` }, count: done.length, reason: input.reason }
        note('locked', { ...facts, failed: mine.length - done.length }, 'decision')
      })
      locked += done.length
      for (const { key, login } of mine) {
        const outcome = outcomes.get(key)
        if (outcome?.is !== 'done') failed.push({ login, cause: outcome?.cause ?? 'no answer' })
      }
    }
    return { locked, failed: failed.slice(0, mostFailures) }
  },
}

const keyOf = ({ key }: ToLock): string => key

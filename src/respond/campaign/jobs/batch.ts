// One batch of a wave: secrets made ahead, every account changed or given up with its cause.
import { setTimeout as pause, setImmediate } from 'node:timers/promises'
import { proving, secretsOf } from '../actions/secret.ts'
import type { Attempted, Settled } from '../store/attempt.ts'
import type { Directory, Target } from './directory.ts'

export const runLimits = {
  batch: 2_000,
  /** An account that alone gets no answer is given up after so many tries. */
  tries: 3,
  /** A directory from which nothing comes back at all is waited for, ever longer, and at last the wave is paused. */
  awayFirstMs: 250,
  awayLongestMs: 15_000,
  awayLimitMs: 10 * 60_000,
}
export type RunLimits = typeof runLimits

/** An account on its way, with the secret that it is to get. */
export type Trying = Target & {
  readonly tries: number
  /** Of a secret that no letter carries yet; null when its proof is stored. */
  readonly newProof: { readonly salt: string; readonly proof: string } | null
  /** The key that was typed in makes another secret than the letter carries. */
  readonly isOfAnother: boolean
}

/** So many secrets at a stretch, and then what came from the directory meanwhile. */
const atAStretch = 50

/** Accounts with their secrets and proofs, made in pieces, so that the directory is not kept waiting for them. */
export function readyFor(jobKey: string, campaignId: string): (accounts: readonly Attempted[]) => Promise<Trying[]> {
  const secretOf = secretsOf(jobKey, campaignId)
  return async (accounts) => {
    const { proofOf, isProved } = proving()
    const made: Trying[] = []
    for (const { key, login, dn, serial, salt, proof, given, tries } of accounts) {
      const secret = secretOf({ key, serial })
      const own = proof === null ? proofOf(secret) : null
      made.push({
        ...{ key, login, dn, secret, tries: tries + 1 },
        newProof: own && { salt: own.salt.toString('hex'), proof: own.proof.toString('hex') },
        isOfAnother: given === 'print' && salt !== null && proof !== null && !isProved(secret, { salt, proof }),
      })
      if (made.length % atAStretch === 0) await setImmediate()
    }
    return made
  }
}

/** Every account of the batch, again while only some get no answer; null when the directory stays away. */
export async function changeAll(
  batch: readonly Trying[],
  work: { readonly directory: Directory; readonly limits: RunLimits; readonly signal: AbortSignal },
): Promise<Settled[] | null> {
  const { limits, signal } = work
  const settled: Settled[] = []
  const failed = ({ key, tries }: { key: string; tries: number }, cause: string) =>
    void settled.push({ key, isDone: false, cause, tries, salt: null, proof: null })
  let left: Trying[] = []
  for (const target of batch)
    if (target.isOfAnother) failed({ ...target, tries: target.tries - 1 }, 'not the secret of the letter')
    else left.push(target)
  let waitMs = limits.awayFirstMs
  let awayMs = 0
  let lastDone: Trying | null = null
  while (left.length > 0) {
    const outcomes = await work.directory.change(left)
    const away: Trying[] = []
    for (const target of left) {
      const outcome = outcomes.get(target.key)
      if (outcome?.is === 'done') {
        const { key, tries, newProof } = target
        settled.push({
          key,
          isDone: true,
          cause: '',
          tries,
          salt: newProof?.salt ?? null,
          proof: newProof?.proof ?? null,
        })
        lastDone = target
      } else if (outcome?.is === 'refused') failed(target, outcome.cause)
      else away.push(target)
    }
    if (away.length === 0) break
    // Whether one account or the whole directory gets no answer is asked of an account that did: the same password does no harm.
    const isAlive = away.length < left.length || (lastDone !== null && (await answers(work.directory, lastDone)))
    if (isAlive) {
      left = []
      for (const target of away) {
        const outcome = outcomes.get(target.key)
        if (target.tries < limits.tries) left.push({ ...target, tries: target.tries + 1 })
        else failed(target, outcome && outcome.is !== 'done' ? outcome.cause : 'no answer')
      }
      continue
    }
    left = away
    if (awayMs >= limits.awayLimitMs || signal.aborted) return null
    await pause(waitMs, undefined, { signal }).catch(() => {})
    awayMs += waitMs
    waitMs = Math.min(waitMs * 2, limits.awayLongestMs)
  }
  return settled
}

const answers = async (directory: Directory, target: Target): Promise<boolean> =>
  (await directory.change([target])).get(target.key)?.is === 'done'

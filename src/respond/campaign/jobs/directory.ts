// What every place in which passwords are changed can do, whichever it is.
import type { Connector } from '../campaign.ts'

export type Target = {
  readonly key: string
  readonly login: string
  readonly dn: string | null
  readonly secret: string
}
/** `away`: nobody answered, it may be tried again. `refused`: the answer was no, and why. */
export type Outcome = { readonly is: 'done' } | { readonly is: 'refused' | 'away'; readonly cause: string }

export type Directory = {
  /** Sets each password; one outcome each, by key. Setting the same password twice does no harm. */
  change(targets: readonly Target[]): Promise<ReadonlyMap<string, Outcome>>
  /** Whether somebody can sign in with this password. */
  bind(target: Target): Promise<Outcome>
  close(): Promise<void>
}
export type Opening = { readonly connector: Connector; readonly folder: string; readonly bindPassword: string }

const longestCause = 300

/** Why it failed, in the words of the other side, without what was to be kept secret. */
export function causeOf(error: unknown, secrets: readonly string[]): string {
  let text = error instanceof Error ? error.message || error.name : String(error)
  for (const secret of secrets) if (secret.length > 3) text = text.replaceAll(secret, '***')
  return text.replace(/\s+/g, ' ').trim().slice(0, longestCause) || 'no answer'
}

/** Runs the work over all items, so many at once. */
export async function severalAtOnce<T>(
  items: readonly T[],
  most: number,
  work: (item: T, i: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const one = async () => {
    while (next < items.length) {
      const i = next++
      await work(items[i]!, i)
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, one))
}

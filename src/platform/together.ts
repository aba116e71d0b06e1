// What arrives while the last is still being kept goes together: one transaction, one wait for the record, one for the disk.

type Waiting<T, R> = PromiseWithResolvers<R> & { readonly one: T }

export type Together<T, R> = {
  /** Does many at once, all or none; gives one result for each, in their order. */
  readonly work: (these: readonly T[]) => Promise<readonly R[]>
  /** How heavy one is, 1 where it is left out; a heap is not made heavier than `most`, except by one that is so alone. */
  readonly weight?: (one: T) => number
  readonly most: number
  /** Heaps that are worked on at the same time, one where it is left out: while one waits for the disk, the next is prepared. */
  readonly atOnce?: number
}

/** Gives a function that keeps one, and shares the work with whoever waits at the same moment. */
export function together<T, R>({ work, weight = () => 1, most, atOnce = 1 }: Together<T, R>): (one: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = []
  let working = 0

  function next(): Waiting<T, R>[] {
    let heavy = 0
    const beyond = waiting.findIndex((each, i) => {
      heavy += weight(each.one)
      return i > 0 && heavy > most
    })
    const these = beyond < 0 ? waiting : waiting.slice(0, beyond)
    waiting = waiting.slice(these.length)
    return these
  }

  async function keepAll(these: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await work(these.map(({ one }) => one))
      for (const [i, { resolve }] of these.entries()) resolve(results[i]!)
    } catch (error) {
      // One that the database refuses must not take others with it. Only then is it certain that nothing was kept.
      if (these.length > 1 && isRefused(error)) for (const each of these) await keepAll([each])
      else for (const { reject } of these) reject(error)
    }
  }

  async function drain(): Promise<void> {
    working++
    while (waiting.length > 0) await keepAll(next())
    working--
  }

  return (one) => {
    const each = { one, ...Promise.withResolvers<R>() }
    waiting.push(each)
    if (working < atOnce) void drain()
    return each.promise
  }
}

/** A value or a row that may not be (PostgreSQL, appendix A: classes 22 and 23). The transaction was rolled back. */
export const isRefused = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code)
}

/**
 * The steps of a stream, each asked for while the one before it is still looked at: the archive reads on one processor while rules match on
 * another. Whoever stops listening cuts off what was asked for; `open` gets the signal for it.
 */
export async function* ahead<T>(
  open: (signal: AbortSignal) => AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, void> {
  const left = new AbortController()
  const steps = open(AbortSignal.any([signal, left.signal]))[Symbol.asyncIterator]()
  const ask = (): Promise<IteratorResult<T>> => {
    const next = steps.next()
    // Nobody may be waiting any more when it fails.
    next.catch(() => {})
    return next
  }
  try {
    for (let next = ask(); ; ) {
      const { done, value } = await next
      if (done) return
      next = ask()
      yield value
    }
  } finally {
    left.abort()
    steps.return?.().catch(() => {})
  }
}

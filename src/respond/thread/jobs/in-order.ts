// Many mails at once, and yet how far a mailbox was read only ever moves over mails that are all taken.
type Waiting<T> = { readonly one: T; isDone: boolean }

export type InOrder<T> = {
  /** Begins with it as soon as there is room; throws what an earlier one met. `isAlone`: after all before it, and before all after it. */
  add(one: T, bytes: number, isAlone: boolean): Promise<void>
  /** Until everything begun has ended. */
  settle(): Promise<void>
}

/** `done` is told of the last one up to which all are taken. What was begun and not told of is taken again after a fault: `work` knows it then. */
export function inOrder<T>({
  work,
  done,
  most,
  mostBytes,
}: {
  readonly work: (one: T) => Promise<void>
  readonly done: (one: T) => Promise<void>
  readonly most: number
  readonly mostBytes: number
}): InOrder<T> {
  const begun: Waiting<T>[] = []
  let bytesBegun = 0
  let fault: { readonly error: unknown } | null = null
  let freed = Promise.withResolvers<void>()
  let telling = Promise.resolve()

  const tell = (): void => {
    let last: Waiting<T> | undefined
    while (begun[0]?.isDone) last = begun.shift()
    if (!last || fault) return
    const { one } = last
    telling = telling.then(() => done(one)).catch(failed)
  }
  const failed = (error: unknown): void => {
    fault ??= { error }
  }
  const run = async (waiting: Waiting<T>, bytes: number): Promise<void> => {
    try {
      await work(waiting.one)
      waiting.isDone = true
      tell()
    } catch (error) {
      failed(error)
    } finally {
      bytesBegun -= bytes
      running--
      freed.resolve()
      freed = Promise.withResolvers<void>()
    }
  }
  let running = 0
  const throwFault = (): void => {
    if (fault) throw fault.error
  }
  const settle = async (): Promise<void> => {
    while (running > 0) await freed.promise
    await telling
    throwFault()
  }
  return {
    async add(one, bytes, isAlone) {
      throwFault()
      if (isAlone) await settle()
      while (running > 0 && (running >= most || bytesBegun + bytes > mostBytes)) await freed.promise
      throwFault()
      const waiting = { one, isDone: false }
      begun.push(waiting)
      running++
      bytesBegun += bytes
      const ended = run(waiting, bytes)
      if (isAlone) {
        await ended
        await settle()
      }
    },
    settle,
  }
}

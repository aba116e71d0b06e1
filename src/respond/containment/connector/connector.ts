// What carries a containment out, looks whether it holds, and undoes it; each call ends within its time and says no more than it knows.
import type { Target } from '#src/prepare/duty/target.ts'
import type { Done, Found } from '../state.ts'

/** One containment as a connector needs it. */
export type Order = {
  /** `2026-0001-C3`: what it leaves on the device carries this, so that it finds its own again. */
  readonly number: string
  readonly target: Target
  readonly until: string | null
  /** What it put down when it carried this out. */
  readonly memo: unknown
}

export type Outcome = { readonly done: Done; readonly detail: string; readonly memo?: unknown }
export type Look = { readonly found: Found; readonly detail: string }
export type Verb = 'apply' | 'undo'

export type Connector = {
  /** What it would do, line by line, without doing it. Throws `Unfit` for what it cannot do. */
  dryRun(order: Order, verb: Verb): readonly string[]
  apply(order: Order, signal: AbortSignal): Promise<Outcome>
  verify(order: Order, signal: AbortSignal): Promise<Look>
  undo(order: Order, signal: AbortSignal): Promise<Outcome>
}

/** The target lacks what this connector needs. */
export class Unfit extends Error {}

/** What a device answered, short enough to stand on the record. */
export const detailMax = 500
export function asDetail(text: string): string {
  // Banners of at signs say nothing; of what is long, the end says most.
  const plain = text.replaceAll(/@{5,}/g, ' ').replaceAll(/\s+/g, ' ').trim()
  const half = detailMax / 2
  return (plain.length > detailMax ? `${plain.slice(0, half - 3)} … ${plain.slice(-half)}` : plain).toWellFormed()
}

/** A call that hangs is not known to have failed. */
export async function applied(work: (signal: AbortSignal) => Promise<Outcome>, limitMs: number): Promise<Outcome> {
  try {
    return await within(work, limitMs)
  } catch (error) {
    return { done: 'unknown', detail: asDetail(reasonOf(error)) }
  }
}

export async function looked(work: (signal: AbortSignal) => Promise<Look>, limitMs: number): Promise<Look> {
  try {
    return await within(work, limitMs)
  } catch (error) {
    return { found: 'cannot-tell', detail: asDetail(reasonOf(error)) }
  }
}

async function within<T>(work: (signal: AbortSignal) => Promise<T>, limitMs: number): Promise<T> {
  const signal = AbortSignal.timeout(limitMs)
  const late = Promise.withResolvers<never>()
  late.promise.catch(() => {})
  const onLate = () => late.reject(new Error(`no answer within ${limitMs / 1000} s`))
  signal.addEventListener('abort', onLate, { once: true })
  try {
    // Whatever does not listen to the signal is left alone after its time.
    return await Promise.race([work(signal), late.promise])
  } finally {
    signal.removeEventListener('abort', onLate)
  }
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause =
    error.cause instanceof Error ? ` (${(error.cause as { code?: string }).code ?? error.cause.message})` : ''
  return `${error.message}${cause}`
}

import type { MessagePort } from 'node:worker_threads'
import type { Archive } from './archive.ts'
import { ArchiveAway } from './away.ts'

/**
 * The archive lives in a thread of its own, with the receivers, so that a flood of lines or a long search never makes a page wait.
 * This is the wire between: calls by name, streams step by step as they are asked for.
 */
type Ask =
  | { readonly id: number; readonly call: string; readonly args: readonly unknown[] }
  | { readonly id: number; readonly next: true }
  | { readonly id: number; readonly abort: true }
type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly step: unknown }
  | { readonly id: number; readonly done: true }
  | { readonly id: number; readonly fault: string; readonly name: string; readonly parts?: readonly string[] }

/** Which methods go over the wire. Streams answer in steps and take an AbortSignal last, which stays on its side. */
export type Wire = {
  readonly calls: readonly string[]
  readonly streams: readonly string[]
  /** What of a call's arguments goes over for good instead of being copied. */
  readonly gives?: (call: string, args: readonly unknown[]) => ArrayBuffer[]
  /** The same of what is answered. */
  readonly givesBack?: (call: string, value: unknown) => ArrayBuffer[]
}

export const archiveWire: Wire = {
  calls: [
    'append',
    'marks',
    'unmark',
    'around',
    'bySeq',
    'since',
    'lastSeq',
    'sources',
    'missing',
    'segments',
    'close',
    'drop',
    'bytes',
    'snapshot',
    'end',
  ],
  streams: ['search', 'scan', 'histogram', 'facets', 'verify'],
}
const nothingMore: Wire = { calls: [], streams: [] }
const withMore = (more: Wire): Wire => ({
  calls: [...archiveWire.calls, ...more.calls],
  streams: [...archiveWire.streams, ...more.streams],
})

/** `more`: what a thread that is more than the archive answers beside. */
export const serveArchive = (port: MessagePort, archive: Archive, more: Wire = nothingMore): void =>
  serveOver(port, archive, withMore(more))

/** Answers at this port for whatever has these methods. */
export function serveOver(port: MessagePort, target: object, wire: Wire): void {
  const streams = new Set(wire.streams)
  const running = new Map<number, { readonly cut: AbortController; readonly steps: AsyncIterator<unknown> | null }>()
  const answer = (message: Answer, given: ArrayBuffer[] = []): void => port.postMessage(message, given)
  const fault = (id: number, error: unknown): void => {
    running.delete(id)
    const parts = error instanceof ArchiveAway ? { parts: error.parts } : {}
    answer({
      id,
      fault: error instanceof Error ? error.message : String(error),
      name: (error as Error)?.name ?? '',
      ...parts,
    })
  }
  port.on('message', (ask: Ask) => {
    const { id } = ask
    if ('abort' in ask) {
      running.get(id)?.cut.abort()
      void running.get(id)?.steps?.return?.()
      running.delete(id)
    } else if ('next' in ask) {
      const steps = running.get(id)?.steps
      if (!steps) return answer({ id, done: true })
      steps.next().then(
        ({ done, value }) => {
          if (!done) return answer({ id, step: value })
          running.delete(id)
          answer({ id, done: true })
        },
        (error) => fault(id, error),
      )
    } else {
      const method = (target as Record<string, (...args: unknown[]) => unknown>)[ask.call]!
      if (streams.has(ask.call)) {
        const cut = new AbortController()
        const iterable = method(...ask.args, cut.signal) as AsyncIterable<unknown>
        running.set(id, { cut, steps: iterable[Symbol.asyncIterator]() })
      } else {
        Promise.resolve()
          .then(() => method(...ask.args))
          .then(
            (value) => answer({ id, value }, wire.givesBack?.(ask.call, value)),
            (error) => fault(id, error),
          )
      }
    }
  })
}

type Waiting = { resolve(answer: Answer): void; reject(error: Error): void }

/** The other end of `serveArchive`. */
export const archiveOver = (port: MessagePort, more: Wire = nothingMore): Archive =>
  callsOver<Archive>(port, withMore(more))

/** The other end of `serveOver`. When the thread is gone every call says so. */
export function callsOver<T>(port: MessagePort, wire: Wire): T {
  const waiting = new Map<number, Waiting>()
  let next = 1
  let gone: Error | null = null
  port.on('message', (answer: Answer) => {
    const one = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (!one) return
    if ('fault' in answer)
      one.reject(
        answer.parts
          ? new ArchiveAway(answer.parts, answer.fault)
          : Object.assign(new Error(answer.fault), { name: answer.name || 'Error' }),
      )
    else one.resolve(answer)
  })
  port.on('close', () => {
    gone = new Error('the thread has ended')
    for (const one of waiting.values()) one.reject(gone)
    waiting.clear()
  })
  const send = (ask: Ask): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (gone) return reject(gone)
      waiting.set(ask.id, { resolve, reject })
      port.postMessage(ask, 'call' in ask ? (wire.gives?.(ask.call, ask.args) ?? []) : [])
    })
  const call =
    (name: string) =>
    async (...args: unknown[]): Promise<unknown> => {
      const answer = await send({ id: next++, call: name, args })
      return 'value' in answer ? answer.value : undefined
    }
  const stream = (name: string) =>
    async function* (...args: unknown[]): AsyncGenerator<unknown> {
      const signal = args.at(-1) instanceof AbortSignal ? (args.pop() as AbortSignal) : null
      signal?.throwIfAborted()
      if (gone) throw gone
      const id = next++
      port.postMessage({ id, call: name, args } satisfies Ask)
      let isOver = false
      const cut = (): void => {
        if (!isOver) port.postMessage({ id, abort: true } satisfies Ask)
        waiting.get(id)?.reject((signal?.reason as Error) ?? new Error('aborted'))
        waiting.delete(id)
        isOver = true
      }
      signal?.addEventListener('abort', cut, { once: true })
      try {
        for (;;) {
          const answer = await send({ id, next: true })
          if (!('step' in answer)) break
          yield answer.step
          signal?.throwIfAborted()
        }
        isOver = true
      } catch (error) {
        isOver = true
        throw error
      } finally {
        signal?.removeEventListener('abort', cut)
        cut()
      }
    }
  return Object.fromEntries([
    ...wire.calls.map((name) => [name, call(name)]),
    ...wire.streams.map((name) => [name, stream(name)]),
  ]) as T
}

import { type ChildProcess, fork } from 'node:child_process'
import { refuse } from '#src/core/refusal.ts'
import { residentBytes } from '../resident-memory.ts'

/** Keeps one press running: a queue in order, a time and memory limit for each order, a fresh process often and after a crash. */
/** A document as it is kept and sent, or a picture of its pages for the screen. */
export type PressFormat = 'pdf' | 'svg'
export type PressOrder = {
  readonly id: number
  readonly kind: string
  readonly data: unknown
  readonly format: PressFormat
}
export type PressAnswer = {
  readonly id: number
  readonly pdf?: Uint8Array
  readonly error?: string
  readonly rssBytes: number
}
export type PressLog = (event: string, facts: Readonly<Record<string, unknown>>) => void

export const pressLimits = {
  /** After so many documents, or with so much memory, the process is replaced: Typst's memory grows in spite of its cache's end. */
  recycleAfter: 200,
  recycleBytes: 512 * 1024 ** 2,
  /** A document that needs more than this is stopped. */
  orderMs: 120_000,
  orderBytes: 3 * 1024 ** 3,
  waitingMax: 200,
  /** An idle process gives its memory back. */
  idleMs: 60_000,
  triesMax: 2,
  /** One core, one heap: less memory, more time for a document by itself. */
  isLean: false,
}
export type PressLimits = typeof pressLimits

type Waiting = {
  readonly order: PressOrder
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: Error) => void
  tries: number
}

/**
 * Hundreds of pages an order: a process prints three and gives its memory back by ending, as Typst gives nothing back; starting one takes
 * a quarter of the time of an order. Two at once stay small so. On a busy machine an order may take its time: people wait for all of them.
 */
export const bulkLimits: PressLimits = {
  ...pressLimits,
  recycleAfter: 3,
  orderMs: 600_000,
  idleMs: 5_000,
  isLean: true,
}

/** Typst lays out in as many threads as there are cores, and glibc keeps a heap for each of them. */
const leanEnvironment = { MALLOC_ARENA_MAX: '1', RAYON_NUM_THREADS: '1' }

export type Press = {
  readonly print: (kind: string, data: unknown, format?: PressFormat) => Promise<Uint8Array>
  readonly pid: () => number | undefined
  readonly close: () => Promise<void>
}

export function openPress(log: PressLog, limits: PressLimits = pressLimits): Press {
  const waiting: Waiting[] = []
  let current: Waiting | undefined
  let child: ChildProcess | undefined
  let printed = 0
  let nextId = 1
  let isClosed = false
  let watch: NodeJS.Timeout | undefined
  let idle: NodeJS.Timeout | undefined

  function start(): ChildProcess {
    const fresh = fork(new URL('./press-child.ts', import.meta.url), {
      serialization: 'advanced',
      execArgv: [
        '--disable-warning=ExperimentalWarning',
        '--max-old-space-size=1024',
        ...(limits.isLean ? ['--max-semi-space-size=1'] : []),
      ],
      env: {
        ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
        ...(limits.isLean ? leanEnvironment : {}),
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let said = ''
    fresh.stderr?.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-2000)
    })
    fresh.on('message', (answer: PressAnswer) => fresh === child && answered(answer))
    fresh.on('error', (error) => ended(fresh, String(error)))
    fresh.on('exit', (code, signal) => ended(fresh, `${signal ?? code} ${said}`.trim()))
    printed = 0
    log('paper.press-started', { pid: fresh.pid })
    return fresh
  }

  function next(): void {
    if (current || isClosed) return
    clearTimeout(idle)
    current = waiting.shift()
    if (!current) {
      hold(false)
      idle = setTimeout(() => replace('idle'), limits.idleMs).unref()
      return
    }
    child ??= start()
    hold(true)
    current.tries++
    const startedAt = Date.now()
    watch = setInterval(
      () => {
        const bytes = residentBytes(child?.pid)
        if (bytes > limits.orderBytes) stop('paper.too-large', { bytes })
        else if (Date.now() - startedAt > limits.orderMs) stop('paper.too-large', { tookMs: Date.now() - startedAt })
      },
      Math.min(500, limits.orderMs),
    )
    child.send(current.order, (error) => error && log('paper.press-unreachable', { error: String(error) }))
  }

  function answered(answer: PressAnswer): void {
    if (answer.id !== current?.order.id) return
    const done = settle()
    if (answer.pdf) done.resolve(answer.pdf)
    else done.reject(new Error(`the press could not print: ${answer.error}`))
    printed++
    if (printed >= limits.recycleAfter || answer.rssBytes > limits.recycleBytes) replace('recycled')
    next()
  }

  /** The process went away by itself. The order in hand is tried once more, on a new process. */
  function ended(dead: ChildProcess, why: string): void {
    if (dead !== child) return
    child = undefined
    log('paper.press-ended', { why: why.slice(0, 500) })
    if (current) {
      const interrupted = settle()
      if (interrupted.tries < limits.triesMax) waiting.unshift(interrupted)
      else
        interrupted.reject(
          new Error(`the press ended ${interrupted.tries} times over one document: ${why.slice(0, 500)}`),
        )
    }
    next()
  }

  function stop(code: string, facts: Record<string, unknown>): void {
    const stopped = settle()
    try {
      refuse(code, facts)
    } catch (error) {
      stopped.reject(error as Error)
    }
    replace('stopped')
    next()
  }

  function settle(): Waiting {
    clearInterval(watch)
    const done = current!
    current = undefined
    return done
  }

  function replace(why: string): void {
    const old = child
    child = undefined
    old?.kill('SIGKILL')
    if (old) log('paper.press-replaced', { why, printed })
  }

  /** A process that waits for work does not keep the desk from ending. */
  function hold(isBusy: boolean): void {
    const act = isBusy ? 'ref' : 'unref'
    child?.[act]()
    child?.channel?.[act]()
    ;(child?.stderr as { ref?: () => void; unref?: () => void } | null)?.[act]?.()
  }

  return {
    pid: () => child?.pid,
    print(kind, data, format = 'pdf') {
      if (isClosed) return Promise.reject(new Error('the press is closed'))
      if (waiting.length >= limits.waitingMax) refuse('paper.too-many', { waiting: waiting.length })
      return new Promise((resolve, reject) => {
        waiting.push({ order: { id: nextId++, kind, data, format }, resolve, reject, tries: 0 })
        next()
      })
    },
    async close() {
      isClosed = true
      clearTimeout(idle)
      const left = [...(current ? [settle()] : []), ...waiting.splice(0)]
      for (const order of left) order.reject(new Error('the press is closed'))
      const old = child
      if (!old) return
      child = undefined
      if (old.exitCode !== null || old.signalCode !== null) return
      old.ref()
      const gone = new Promise((resolve) => old.once('exit', resolve))
      old.kill('SIGKILL')
      await gone
    },
  }
}

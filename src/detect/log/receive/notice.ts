// What the receivers have to tell the desk besides lines: put on the record, on the log, or shown as trouble.
import type { Finding } from './pulse.ts'

export type Notice =
  /** Sources that nobody had entered. */
  | { readonly kind: 'met'; readonly names: readonly string[] }
  | { readonly kind: 'finding'; readonly source: string; readonly finding: Finding }
  /** Datagrams that nobody could keep: UDP cannot be told to wait. */
  | { readonly kind: 'dropped'; readonly count: number }
  /** A connection that was not taken, or cut. */
  | { readonly kind: 'refused'; readonly address: string; readonly why: string }
  /** Lines cannot be put on disk; senders that can wait are waiting. Null when they can be again. */
  | { readonly kind: 'trouble'; readonly detail: string | null }
  | { readonly kind: 'file'; readonly path: string; readonly problem: string }

const most = 1_000

export type Notices = {
  tell(notice: Notice): void
  /** Gives each notice to the one who listens; those told while nobody does wait, the first of too many are forgotten. */
  listen(signal: AbortSignal): AsyncGenerator<Notice>
}

export function newNotices(): Notices {
  const waiting: Notice[] = []
  let wake: () => void = () => {}
  return {
    tell(notice) {
      if (waiting.length >= most) waiting.shift()
      waiting.push(notice)
      wake()
    },
    async *listen(signal) {
      const cut = (): void => wake()
      signal.addEventListener('abort', cut)
      try {
        while (!signal.aborted) {
          const next = waiting.shift()
          if (next) yield next
          else
            await new Promise<void>((resolve) => {
              wake = resolve
            })
        }
      } finally {
        signal.removeEventListener('abort', cut)
      }
    },
  }
}

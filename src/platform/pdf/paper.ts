import type { DocumentKind, Documents } from './documents.ts'
import { openPress, type PressLimits, type PressLog, pressLimits } from './press.ts'

export type { DocumentKind, Documents }

/** Paper: facts go in, a PDF comes out. Text travels as data, so nothing that anybody wrote can become part of a template. */
export type Paper = {
  readonly render: <K extends DocumentKind>(kind: K, data: Documents[K]) => Promise<Uint8Array>
  readonly close: () => Promise<void>
  /** The process that prints, while there is one. */
  readonly pid: () => number | undefined
}

/** Opens at once; the process that prints starts with the first document. Laying out and printing never hold up the desk. */
export function openPaper({ log, limits }: { readonly log: PressLog; readonly limits?: Partial<PressLimits> }): Paper {
  const press = openPress(log, { ...pressLimits, ...limits })
  return { render: async (kind, data) => press.print(kind, data), close: press.close, pid: press.pid }
}

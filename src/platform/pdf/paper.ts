import { type DocumentKind, type Documents, isBulk } from './documents.ts'
import { bulkLimits, openPress, type PressLimits, type PressLog, pressLimits } from './press.ts'

export type { DocumentKind, Documents }

/** Paper: facts go in, a PDF comes out. Text travels as data, so nothing that anybody wrote can become part of a template. */
export type Paper = {
  readonly render: <K extends DocumentKind>(kind: K, data: Documents[K]) => Promise<Uint8Array>
  /** The same pages as a picture (SVG), to be looked at before anything is printed. */
  readonly picture: <K extends DocumentKind>(kind: K, data: Documents[K]) => Promise<string>
  readonly close: () => Promise<void>
  /** The process that prints, while there is one. */
  readonly pid: () => number | undefined
}

/** As many as are busy at once on a small machine; more only share its memory. */
const bulkPresses = 2

/** Opens at once; the process that prints starts with the first document. Laying out and printing never hold up the desk. */
export function openPaper({ log, limits }: { readonly log: PressLog; readonly limits?: Partial<PressLimits> }): Paper {
  const press = openPress(log, { ...pressLimits, ...limits })
  // Letters to thousands have presses of their own, so that a page for management does not wait behind them.
  const bulk = Array.from({ length: bulkPresses }, () => openPress(log, { ...bulkLimits, ...limits }))
  let turn = 0
  return {
    render: async (kind, data) => (isBulk(kind) ? bulk[turn++ % bulk.length]! : press).print(kind, data),
    picture: async (kind, data) => new TextDecoder().decode(await press.print(kind, data, 'svg')),
    close: async () => {
      await Promise.all([press, ...bulk].map((one) => one.close()))
    },
    pid: press.pid,
  }
}

import QRCode from 'qrcode'
import type { z } from 'zod'
import { refuse } from '#src/core/refusal.ts'
import { layOutBlankSheet } from './documents/blank-sheet-layout.ts'
import { BlankSheet } from './documents/blank-sheet.ts'
import { layOutBriefing } from './documents/briefing-layout.ts'
import { Briefing } from './documents/briefing.ts'
import { layOutCaseFile } from './documents/case-file-layout.ts'
import { CaseFile } from './documents/case-file.ts'
import { layOutHandover } from './documents/handover-layout.ts'
import { Handover } from './documents/handover.ts'
import { canDraw } from './font.ts'
import { openPress, type PressLimits, type PressLog, pressLimits } from './press.ts'
import { printableAll } from './printable.ts'

/** Paper: facts go in, a PDF comes out. Text travels as data, so nothing that anybody wrote can become part of a template. */
export const documents = {
  'case-file': { data: CaseFile, layOut: layOutCaseFile },
  'blank-sheet': { data: BlankSheet, layOut: layOutBlankSheet },
  handover: { data: Handover, layOut: layOutHandover },
  briefing: { data: Briefing, layOut: layOutBriefing },
} as const
export type DocumentKind = keyof typeof documents
export type Documents = { [K in DocumentKind]: z.input<(typeof documents)[K]['data']> }

export type Paper = {
  readonly render: <K extends DocumentKind>(kind: K, data: Documents[K]) => Promise<Uint8Array>
  readonly close: () => Promise<void>
  /** The process that prints, while there is one. */
  readonly pid: () => number | undefined
}

/** Text of one document, in UTF-8. */
export const DATA_BYTES_MAX = 32 * 1024 ** 2

export function openPaper({ log, limits }: { readonly log: PressLog; readonly limits?: Partial<PressLimits> }): Paper {
  const press = openPress(log, { ...pressLimits, ...limits })
  return {
    pid: press.pid,
    close: press.close,
    async render(kind, data) {
      const known = documents[kind].data.parse(data)
      const layOut = documents[kind].layOut as (facts: unknown) => unknown
      const text = JSON.stringify(printableAll(layOut(known), canDraw))
      const bytes = Buffer.byteLength(text)
      if (bytes > DATA_BYTES_MAX) refuse('paper.too-large', { bytes })
      const qr = 'checkpoint' in known && known.checkpoint ? await QRCode.toString(known.checkpoint.qr, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }) : ''
      return press.print(kind, { data: text, qr })
    },
  }
}

import type { z } from 'zod'
import { BlankSheet } from './documents/blank-sheet.ts'
import { Briefing } from './documents/briefing.ts'
import { CaseFile } from './documents/case-file.ts'
import { Handover } from './documents/handover.ts'

/** Every document that the desk can print, by kind. */
export const documents = {
  'case-file': CaseFile,
  'blank-sheet': BlankSheet,
  handover: Handover,
  briefing: Briefing,
} as const
export type Documents = { [K in keyof typeof documents]: z.input<(typeof documents)[K]> }

export type Paper = {
  readonly render: <K extends keyof Documents>(kind: K, data: Documents[K]) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}
export type PaperLog = (event: string, facts: Readonly<Record<string, unknown>>) => void

export function openPaper(_: { log: PaperLog }): Paper {
  throw new Error('not yet')
}

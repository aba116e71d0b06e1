import type { z } from 'zod'
import { BlankSheet } from './documents/blank-sheet.ts'
import { layOutBlankSheet } from './documents/blank-sheet-layout.ts'
import { Briefing } from './documents/briefing.ts'
import { layOutBriefing } from './documents/briefing-layout.ts'
import { CampaignLetters, layOutCampaignLetters } from './documents/campaign-letters.ts'
import { CaseFile } from './documents/case-file.ts'
import { layOutCaseFile } from './documents/case-file-layout.ts'
import { ContainmentInstruction, layOutContainmentInstruction } from './documents/containment-instruction.ts'
import { CustodyForm } from './documents/custody-form.ts'
import { layOutCustodyForm } from './documents/custody-form-layout.ts'
import { EvidenceLabel, layOutEvidenceLabel } from './documents/evidence-label.ts'
import { HandSheet, layOutHandSheet } from './documents/hand-sheet.ts'
import { Handover } from './documents/handover.ts'
import { layOutHandover } from './documents/handover-layout.ts'
import type { PrintedCheckpoint } from './documents/head.ts'
import { Letter, layOutLetter } from './documents/letter.ts'
import { layOutNoticePaper, NoticePaper } from './documents/notice-paper.ts'

/** Every document that the desk can print: what it is made from, and how that becomes finished words. */
export const documents = {
  'case-file': document(CaseFile, layOutCaseFile),
  'blank-sheet': document(BlankSheet, layOutBlankSheet),
  handover: document(Handover, layOutHandover),
  briefing: document(Briefing, layOutBriefing),
  'evidence-label': document(EvidenceLabel, layOutEvidenceLabel),
  'custody-form': document(CustodyForm, layOutCustodyForm),
  'hand-sheet': document(HandSheet, layOutHandSheet),
  'containment-instruction': document(ContainmentInstruction, layOutContainmentInstruction),
  'campaign-letters': document(CampaignLetters, layOutCampaignLetters),
  letter: document(Letter, layOutLetter),
  'notice-paper': document(NoticePaper, layOutNoticePaper),
} as const
/** Made by the thousand and destroyed after printing: neither archival nor tagged, which costs a third of the time and four times the bytes. */
export const isBulk = (kind: string): boolean => kind === 'campaign-letters'
export type DocumentKind = keyof typeof documents
export type Documents = { [K in DocumentKind]: Parameters<(typeof documents)[K]['layOut']>[0] }

/** The words of one document and the text of its QR code, from facts that are checked first. */
function document<Schema extends z.ZodType>(schema: Schema, layOut: (data: z.output<Schema>) => object) {
  return {
    layOut(facts: z.input<Schema>): { readonly laid: object; readonly qr: string | null } {
      const data = schema.parse(facts)
      const own = data as { qr?: string | null; checkpoint?: PrintedCheckpoint | null }
      return { laid: layOut(data), qr: own.qr ?? own.checkpoint?.qr ?? null }
    },
  }
}

// A question that many units are asked at the same time, and the matrix of their answers (S0-28, S3-15).
import { z } from 'zod'
import { Id } from '#src/core/id.ts'
import { Instant } from '#src/core/time.ts'
import { Assignee } from './task.ts'

export const Inquiry = z.object({
  id: Id,
  number: z.number().int(),
  text: z.string(),
  dueAt: Instant.nullable(),
  askedAt: Instant,
  askedBy: z.string(),
  asked: z.number().int(),
  answered: z.number().int(),
})
export type Inquiry = z.infer<typeof Inquiry>

export const MatrixCell = z.object({
  inquiry: Id,
  assignee: Id,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
  chased: z.number().int(),
  chasedAt: Instant.nullable(),
})
export type MatrixCell = z.infer<typeof MatrixCell>

export const Matrix = z.object({
  inquiries: z.array(Inquiry),
  assignees: z.array(Assignee),
  /** Only where somebody was asked. */
  cells: z.array(MatrixCell),
  canWrite: z.boolean(),
})
export type Matrix = z.infer<typeof Matrix>

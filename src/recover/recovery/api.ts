import { z } from 'zod'
import { bytes, endpoint, flag } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { PaperKind, PaperView } from './paper/paper.ts'
import { HeadingPeople, ItemAnswer, Level, RecoveryView, RuleAnswer } from './recovery.ts'

const incident = z.string().min(1).max(40)
const text = z.string().trim().max(4_000)
const plan = {
  lead: Id.nullable().optional(),
  level: Level.optional(),
  dueOn: z.iso.date().nullable().optional(),
  priority: z.string().trim().max(1_000).optional(),
  watchUntil: z.iso.date().nullable().optional(),
}

const paper = {
  incident,
  paper: PaperKind,
  lang: Language.optional(),
  isShared: flag.default(false).describe('Without the names of people, parties, machines and addresses.'),
}

/** More items than the checklist has. */
const mostTogether = 200

export const recoveryApi = {
  show: endpoint({
    route: 'GET /api/incidents/{incident}/recovery',
    permission: 'incident:read',
    summary:
      'The recovery of an incident: every item of the six headings with its state, the rules, what holds back closing.',
    input: z.object({ incident }),
    output: RecoveryView,
  }),
  begin: endpoint({
    route: 'POST /api/incidents/{incident}/recovery',
    permission: 'incident:write',
    summary: 'Begins the recovery; from here the rules and the checklist hold back closing.',
    input: z.object({ incident, ...plan }),
    output: RecoveryView,
  }),
  change: endpoint({
    route: 'PATCH /api/incidents/{incident}/recovery',
    permission: 'incident:write',
    summary:
      'Changes who leads the recovery, to which level, by when, at which priority, and how long the watch lasts.',
    input: z.object({ incident, ...plan }),
    output: RecoveryView,
  }),
  answer: endpoint({
    route: 'PUT /api/incidents/{incident}/recovery/items/{item}',
    permission: 'incident:write',
    summary: 'Answers an item of the checklist: who, by when, the answer, its proof, or why it does not apply.',
    input: ItemAnswer.extend({ incident, item: z.string().max(10) }),
    output: RecoveryView,
  }),
  answerAll: endpoint({
    route: 'PUT /api/incidents/{incident}/recovery/items',
    permission: 'incident:write',
    summary: 'Gives one answer to several items that it settles together; each gets its line in the record.',
    input: ItemAnswer.extend({ incident, items: z.array(z.string().max(10)).min(1).max(mostTogether) }),
    output: RecoveryView,
  }),
  people: endpoint({
    route: 'PUT /api/incidents/{incident}/recovery/headings/{heading}',
    permission: 'incident:write',
    summary: 'Who is responsible for one of the six headings, who arranges money and staff, who is concerned.',
    input: HeadingPeople.extend({ incident, heading: z.string().max(60) }),
    output: RecoveryView,
  }),
  rule: endpoint({
    route: 'PUT /api/incidents/{incident}/recovery/rules/{rule}',
    permission: 'incident:write',
    summary: 'Answers the question of a rule, which of its steps are done, or the reason for an exception.',
    input: z.object({
      incident,
      rule: z.string().max(60),
      answer: RuleAnswer,
      steps: z.array(z.string().max(60)).max(20).default([]),
      exception: text.default(''),
    }),
    output: RecoveryView,
  }),
  accept: endpoint({
    route: 'POST /api/incidents/{incident}/recovery/handover',
    permission: 'incident:write',
    summary: 'The recovery lead accepts the handover from the emergency team.',
    input: z.object({ incident, note: text.default('') }),
    output: RecoveryView,
  }),
  paper: endpoint({
    route: 'GET /api/incidents/{incident}/recovery/papers/{paper}',
    permission: 'incident:read',
    summary: 'The plan of recovery, the handover, or the story of the whole incident, as it stands now.',
    input: z.object(paper),
    output: PaperView,
  }),
  paperPdf: endpoint({
    route: 'GET /api/incidents/{incident}/recovery/papers/{paper}/pdf',
    permission: 'incident:read',
    gives: 'download',
    mediaType: 'application/pdf',
    summary: 'The same on paper.',
    input: z.object(paper),
    output: bytes,
  }),
  restrict: endpoint({
    route: 'POST /api/incidents/{incident}/recovery/restricted',
    permission: 'incident:close',
    summary:
      'Opens a restricted file for hearings, discipline, legal steps and extortion: a secret incident that only its named people know of.',
    input: z.object({ incident }),
    output: RecoveryView,
  }),
} as const

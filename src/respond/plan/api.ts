import { z } from 'zod'
import { bytes, endpoint, flag, nothing } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { Instant } from '#src/core/time.ts'
import { Slug } from '#src/prepare/knowledge/wording.ts'
import { Matrix } from './inquiry.ts'
import { EasedState, PurposeInput } from './purpose.ts'
import { Assignee, AssigneeKind, GateView, TaskDetail, TaskRow, TaskState } from './task.ts'

const incident = z.string().max(40)
const reason = z.string().trim().min(1).max(2_000)
const said = z.object({ ja: z.string(), en: z.string() })

export const mostMine = 200
export const mostEasing = 500
/** More than the worst case on record; a plan that is longer is several plans. */
export const mostTasks = 5_000
const mostAfter = 20
/** Four weeks are 40,320 minutes: what is later has a date. */
const longestAfter = 100_000
export const mostAssignees = 1_000
export const mostInquiries = 50

export const OwnerInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), person: Id }),
  z.object({
    kind: AssigneeKind,
    name: z.string().trim().min(1).max(200),
    email: z.union([z.email().max(254), z.literal('')]).optional(),
    lang: Language.optional(),
  }),
])
export type OwnerInput = z.infer<typeof OwnerInput>

const fields = {
  title: z.string().trim().min(1).max(500),
  detail: z.string().trim().max(10_000),
  owner: OwnerInput.nullable(),
  dueAt: Instant.nullable(),
  dueAfterMinutes: z
    .number()
    .int()
    .min(1)
    .max(longestAfter)
    .nullable()
    .describe('Minutes after the incident was noticed.'),
  minutes: z.number().int().min(1).max(longestAfter).nullable().describe('How long it takes.'),
  after: z.array(Id).max(mostAfter),
}

export const PlaybookChoice = z.object({
  id: Slug,
  name: said,
  when: said,
  steps: z.number().int(),
  isForThis: z.boolean(),
  isTaken: z.boolean(),
})
export type PlaybookChoice = z.infer<typeof PlaybookChoice>

export const PlanView = z.object({
  tasks: z.array(TaskRow),
  gates: z.array(GateView),
  assignees: z.array(Assignee),
  playbooks: z.array(PlaybookChoice),
  /** The longest way through what is left, by id, and how long it takes. */
  criticalPath: z.object({ ids: z.array(Id), minutes: z.number().int() }),
  canWrite: z.boolean(),
})
export type PlanView = z.infer<typeof PlanView>

/** The agreed procedure as it is read before it is taken up. */
export const Procedure = PlaybookChoice.extend({
  never: z.array(said),
  phases: z.array(z.object({ name: said, steps: z.array(z.object({ does: said, minutes: z.number().int() })) })),
})
export type Procedure = z.infer<typeof Procedure>

export const NextView = z.object({
  tasks: z.array(TaskRow),
  /** A gate that stands in the way of what would come next. */
  gate: GateView.nullable(),
  /** The agreed procedure that fits best, while none was taken up. */
  playbook: Procedure.nullable(),
  open: z.number().int(),
})
export type NextView = z.infer<typeof NextView>

const ofTask = { incident, task: Id }

export const planApi = {
  mine: endpoint({
    route: 'GET /api/tasks',
    permission: 'task:read',
    summary: 'Tasks of the caller and of their unit over all incidents, the most pressing first.',
    input: z.object({ done: flag.optional(), limit: z.coerce.number().int().min(1).max(mostMine).default(100) }),
    output: z.object({ late: z.number(), soon: z.number(), open: z.number(), rows: z.array(TaskRow) }),
  }),
  easing: endpoint({
    route: 'GET /api/tasks/easing',
    permission: 'incident:read',
    summary:
      'Small projects that complaints gave rise to, over all incidents: what is complained of, what eases it, since when it is in service.',
    input: nothing,
    output: z.object({ rows: z.array(TaskRow.extend({ createdAt: Instant, easing: EasedState })) }),
  }),
  task: endpoint({
    route: 'GET /api/tasks/{task}',
    permission: 'task:read',
    summary: 'One task with what the playbook says of it, and its notes.',
    input: z.object({ task: Id }),
    output: TaskDetail,
  }),
  answer: endpoint({
    route: 'POST /api/tasks/{task}/state',
    permission: 'task:answer',
    summary: 'Says how far a task is: begun, waiting for something, or done with what shows it.',
    input: z.object({
      task: Id,
      state: TaskState.exclude(['dropped']),
      proof: z.string().trim().max(4_000).default(''),
      reason: z.string().trim().max(2_000).default(''),
      answer: z.string().max(60).default('').describe('Which answer, where the playbook asks a question.'),
    }),
    output: TaskDetail,
  }),
  note: endpoint({
    route: 'POST /api/tasks/{task}/notes',
    permission: 'task:answer',
    summary: 'Adds a note to a task, with pictures or other files.',
    takes: 'files',
    input: z.object({ task: Id, text: z.string().trim().max(20_000).default('') }),
    output: TaskDetail,
  }),
  noteFile: endpoint({
    route: 'GET /api/tasks/{task}/notes/{note}/files/{position}',
    permission: 'task:read',
    summary: 'A file of a note; inline only when it is an image by its own bytes.',
    gives: 'download',
    mediaType: 'application/octet-stream',
    input: z.object({ task: Id, note: Id, position: z.coerce.number().int().min(0).max(100), inline: flag.optional() }),
    output: bytes,
  }),
  show: endpoint({
    route: 'GET /api/incidents/{incident}/plan',
    permission: 'incident:read',
    summary: 'The plan of an incident: tasks, gates, who is asked, playbooks that fit. A unit sees its own tasks.',
    input: z.object({ incident }),
    output: PlanView,
  }),
  next: endpoint({
    route: 'GET /api/incidents/{incident}/plan/next',
    permission: 'incident:read',
    summary: 'What to do next by the plan, three tasks at most, and the gate that stands in the way.',
    input: z.object({ incident }),
    output: NextView,
  }),
  follow: endpoint({
    route: 'POST /api/incidents/{incident}/plan/playbooks',
    permission: 'incident:write',
    summary: 'Takes up a playbook: its steps become tasks, once only.',
    input: z.object({ incident, playbook: Slug }),
    output: PlanView,
  }),
  add: endpoint({
    route: 'POST /api/incidents/{incident}/plan/tasks',
    permission: 'incident:write',
    summary: 'Adds a task.',
    input: z.object({
      incident,
      title: fields.title,
      detail: fields.detail.default(''),
      owner: fields.owner.default(null),
      dueAt: fields.dueAt.default(null),
      dueAfterMinutes: fields.dueAfterMinutes.default(null),
      minutes: fields.minutes.default(null),
      after: fields.after.default([]),
      purpose: PurposeInput.nullable()
        .default(null)
        .describe(
          'What it is there for: easing a complaint, dealing with somebody outside, or a step of the media plan.',
        ),
    }),
    output: TaskDetail,
  }),
  change: endpoint({
    route: 'PATCH /api/incidents/{incident}/plan/tasks/{task}',
    permission: 'incident:write',
    summary: 'Changes who does a task, by when, what it waits for, or what it says.',
    input: z.object({
      ...ofTask,
      title: fields.title.optional(),
      detail: fields.detail.optional(),
      owner: fields.owner.optional(),
      dueAt: fields.dueAt.optional(),
      dueAfterMinutes: fields.dueAfterMinutes.optional(),
      minutes: fields.minutes.optional(),
      after: fields.after.optional(),
    }),
    output: TaskDetail,
  }),
  drop: endpoint({
    route: 'POST /api/incidents/{incident}/plan/tasks/{task}/drop',
    permission: 'incident:write',
    summary: 'Drops a task, with the reason.',
    input: z.object({ ...ofTask, reason }),
    output: TaskDetail,
  }),
  reopen: endpoint({
    route: 'POST /api/incidents/{incident}/plan/tasks/{task}/reopen',
    permission: 'incident:write',
    summary: 'Opens a task again that was done or dropped, with the reason.',
    input: z.object({ ...ofTask, reason }),
    output: TaskDetail,
  }),
  except: endpoint({
    route: 'POST /api/incidents/{incident}/plan/gates/{gate}/exception',
    permission: 'incident:write',
    summary: 'Records why a gate is passed before what it waits for is done.',
    input: z.object({ incident, gate: Id, reason }),
    output: PlanView,
  }),
  makeLink: endpoint({
    route: 'POST /api/incidents/{incident}/plan/assignees/{assignee}/link',
    permission: 'incident:write',
    summary: 'Makes the secret link by which a unit or outside party sees and answers its tasks; the one before ends.',
    input: z.object({ incident, assignee: Id }),
    output: z.object({ url: z.string(), assignee: Assignee }),
  }),
  endLink: endpoint({
    route: 'DELETE /api/incidents/{incident}/plan/assignees/{assignee}/link',
    permission: 'incident:write',
    summary: 'Ends the secret link of a unit or outside party.',
    input: z.object({ incident, assignee: Id }),
    output: Assignee,
  }),
  matrix: endpoint({
    route: 'GET /api/incidents/{incident}/plan/matrix',
    permission: 'incident:write',
    summary: 'Questions that many were asked at once, and what each answered.',
    input: z.object({ incident }),
    output: Matrix,
  }),
  matrixCsv: endpoint({
    route: 'GET /api/incidents/{incident}/plan/matrix.csv',
    permission: 'incident:write',
    summary: 'The same as CSV: a row for each unit, a column for each question.',
    gives: 'download',
    mediaType: 'text/csv',
    input: z.object({ incident, lang: Language.optional() }),
    output: bytes,
  }),
  ask: endpoint({
    route: 'POST /api/incidents/{incident}/plan/inquiries',
    permission: 'incident:write',
    summary: 'Asks many units or outside parties the same question.',
    input: z.object({
      incident,
      text: z.string().trim().min(1).max(2_000),
      dueAt: Instant.nullable().default(null),
      assignees: z.array(OwnerInput.options[1]).min(1).max(mostAssignees),
    }),
    output: Matrix,
  }),
  enter: endpoint({
    route: 'PUT /api/incidents/{incident}/plan/inquiries/{inquiry}/answers/{assignee}',
    permission: 'incident:write',
    summary: 'Enters an answer that came by telephone, mail or on paper.',
    input: z.object({ incident, inquiry: Id, assignee: Id, answer: z.string().trim().min(1).max(4_000) }),
    output: Matrix,
  }),
  chase: endpoint({
    route: 'POST /api/incidents/{incident}/plan/inquiries/{inquiry}/chase',
    permission: 'incident:write',
    summary: 'Records that everybody who has not answered was asked again.',
    input: z.object({ incident, inquiry: Id }),
    output: Matrix,
  }),
} as const

import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Slug } from '#src/prepare/knowledge/wording.ts'
import { MeasureInput } from '#src/recover/measure/measure.ts'
import { Lesson, Origin } from './drill.ts'

const incident = z.string().min(1).max(40)
const of = { item: z.uuid(), check: z.uuid() }
const { title, kind, ownerId, owner, dueOn } = MeasureInput.shape

export const LessonList = z.object({ rows: z.array(Lesson) })

export const drillApi = {
  list: endpoint({
    route: 'GET /api/readiness/{item}/lessons',
    permission: 'readiness:read',
    summary: 'What came of the exercises held, or of the checks: measures and changes of playbooks, how far each is.',
    input: z.object({ item: z.uuid() }),
    output: LessonList,
  }),
  measure: endpoint({
    route: 'POST /api/readiness/{item}/checks/{check}/measures',
    permission: 'incident:write',
    summary: 'Makes a measure of what an exercise showed, among those of an incident, closed ones too.',
    input: z.object({ ...of, incident, title, kind: kind.default('operational'), ownerId, owner, dueOn }),
    output: LessonList,
  }),
  playbook: endpoint({
    route: 'POST /api/readiness/{item}/checks/{check}/playbooks',
    permission: 'incident:write',
    summary: 'Begins the draft of the next edition of a playbook, with what the exercise showed as its reason.',
    input: z.object({ ...of, playbook: Slug }),
    output: LessonList,
  }),
  ofIncident: endpoint({
    route: 'GET /api/incidents/{incident}/lessons',
    permission: 'incident:read',
    summary: 'Which measures of an incident came from an exercise.',
    input: z.object({ incident }),
    output: z.object({ rows: z.array(Origin) }),
  }),
  ofPlaybook: endpoint({
    route: 'GET /api/playbooks/{playbook}/lessons',
    permission: 'incident:read',
    summary: 'Which editions of a playbook came from an exercise.',
    input: z.object({ playbook: Slug }),
    output: z.object({ rows: z.array(Origin) }),
  }),
} as const

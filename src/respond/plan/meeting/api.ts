import { z } from 'zod'
import { endpoint } from '#src/core/endpoint.ts'
import { Following, Meeting, MeetingCall, MeetingOutcome, mostFollowing } from './meeting.ts'

const incident = z.string().min(1).max(40)
const no = z.coerce.number().int().min(1).max(10_000)
export const mostMeetings = 500

const Meetings = z.object({ rows: z.array(Meeting), canWrite: z.boolean() })

export const meetingApi = {
  list: endpoint({
    route: 'GET /api/incidents/{incident}/meetings',
    permission: 'incident:read',
    summary: 'The meetings about an incident, the latest first: agenda, what was decided, the tasks that came of each.',
    input: z.object({ incident }),
    output: Meetings,
  }),
  call: endpoint({
    route: 'POST /api/incidents/{incident}/meetings',
    permission: 'incident:write',
    summary: 'Calls a meeting: when, with whom, about what.',
    input: MeetingCall.extend({ incident }),
    output: Meetings,
  }),
  hold: endpoint({
    route: 'PUT /api/incidents/{incident}/meetings/{no}',
    permission: 'incident:write',
    summary: 'Writes down who met and what was decided; what somebody took on becomes a task of the plan.',
    input: MeetingOutcome.extend({ incident, no, tasks: z.array(Following).max(mostFollowing).default([]) }),
    output: Meetings,
  }),
} as const

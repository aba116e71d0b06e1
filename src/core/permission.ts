import { z } from 'zod'

/** What an endpoint asks of whoever calls it. `public` is anybody, `self` is anybody who is signed in. */
export const Permission = z.enum([
  'public',
  'self',
  'report:read',
  'report:write',
  'incident:read',
  'incident:write',
  'incident:close',
  'briefing:read',
  'entry:write',
  /** Tasks of one's own and of one's unit: seen, and answered. Whole plans go with the incident. */
  'task:read',
  'task:answer',
  /** Answers a decision that one was asked for. */
  'decision:answer',
  /** A lead's own right to approve containment. */
  'containment:approve',
  /** Gives and takes back authority to contain. */
  'authority:give',
  'observable:read',
  'evidence:read',
  'evidence:verify',
  'evidence:download',
  'evidence:write',
  'find',
  'log:read',
  'log:write',
  'log:manage',
  'alert:read',
  'alert:write',
  'rule:manage',
  /** What an enrolled agent may do, and all that it may do; no role has it. */
  'agent:send',
  'record:read',
  'record:verify',
  'record:export',
  'people:read',
  'people:manage',
  'desk:manage',
])
export type Permission = z.infer<typeof Permission>

/** The people who sit at the desk. `reporter` holds a secret link and is never an account. */
export const Role = z.enum([
  'administrator',
  'lead',
  'responder',
  'help-desk',
  'executive',
  'unit-administrator',
  'auditor',
])
export type Role = z.infer<typeof Role>

const everyone: Permission[] = ['public', 'self']
const respond: Permission[] = [
  ...everyone,
  'report:read',
  'report:write',
  'incident:read',
  'incident:write',
  'briefing:read',
  'entry:write',
  'task:read',
  'task:answer',
  'observable:read',
  'evidence:read',
  'evidence:verify',
  'evidence:download',
  'evidence:write',
  'find',
  'log:read',
  'log:write',
  'alert:read',
  'alert:write',
  'record:read',
  'record:verify',
  'people:read',
]

/** Least privilege: each role has what its work needs and no more. */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: [
    ...respond,
    'incident:close',
    'decision:answer',
    'containment:approve',
    'authority:give',
    'record:export',
    'log:manage',
    'rule:manage',
    'people:manage',
    'desk:manage',
  ],
  lead: [
    ...respond,
    'incident:close',
    'decision:answer',
    'containment:approve',
    'record:export',
    'log:manage',
    'rule:manage',
  ],
  responder: respond,
  'help-desk': [...everyone, 'report:read', 'report:write', 'task:read', 'task:answer', 'find', 'people:read'],
  executive: [
    ...everyone,
    'incident:read',
    'briefing:read',
    'task:read',
    'task:answer',
    'decision:answer',
    'authority:give',
    'find',
    'record:read',
    'people:read',
  ],
  'unit-administrator': [
    ...everyone,
    'incident:read',
    'briefing:read',
    'entry:write',
    'task:read',
    'task:answer',
    'decision:answer',
    'find',
    'people:read',
  ],
  auditor: [
    ...everyone,
    'report:read',
    'incident:read',
    'briefing:read',
    'task:read',
    'observable:read',
    'evidence:read',
    'evidence:verify',
    'find',
    'log:read',
    'alert:read',
    'record:read',
    'record:verify',
    'record:export',
    'people:read',
  ],
}

/** Which incidents a role may see without being named in them: all that are not secret, or only those it belongs to. */
export const reachOf: Readonly<Record<Role, 'all' | 'named'>> = {
  administrator: 'all',
  lead: 'all',
  responder: 'all',
  'help-desk': 'named',
  executive: 'all',
  'unit-administrator': 'named',
  auditor: 'all',
}

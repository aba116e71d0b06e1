import { z } from 'zod'
import { endpoint, nothing } from '#src/core/endpoint.ts'
import { Id } from '#src/core/id.ts'
import { Language } from '#src/core/language.ts'
import { Permission, Role } from '#src/core/permission.ts'
import { ApiToken, Colleague, Email, Me, NewPassword, Person, PersonName } from './person.ts'

const byId = z.object({ id: Id })

/** Accounts, sessions, tokens. */
export const peopleApi = {
  setupState: endpoint({
    route: 'GET /api/setup',
    permission: 'public',
    summary: 'Whether this desk still needs its first administrator.',
    input: nothing,
    output: z.object({ needsAdministrator: z.boolean() }),
  }),
  setUp: endpoint({
    route: 'POST /api/setup',
    permission: 'public',
    summary: 'Makes the first administrator, once; refused as soon as one exists. Signs in.',
    input: z.object({
      name: PersonName,
      email: Email,
      password: NewPassword,
      lang: Language.default('ja'),
      zone: z.string().max(64).default('Asia/Tokyo'),
    }),
    output: Me,
  }),
  signIn: endpoint({
    route: 'POST /api/session',
    permission: 'public',
    summary: 'Signs in with e-mail and password; sets the session cookie.',
    input: z.object({ email: Email, password: z.string().min(1).max(256) }),
    output: Me,
  }),
  signOut: endpoint({
    route: 'DELETE /api/session',
    permission: 'self',
    summary: 'Ends this session.',
    input: nothing,
    output: nothing,
  }),
  signOutEverywhere: endpoint({
    route: 'DELETE /api/sessions',
    permission: 'self',
    summary: 'Ends every session of the signed-in person, this one too.',
    input: nothing,
    output: z.object({ ended: z.number().int() }),
  }),
  me: endpoint({
    route: 'GET /api/me',
    permission: 'self',
    summary: 'The signed-in person.',
    input: nothing,
    output: Me,
  }),
  changeMe: endpoint({
    route: 'PATCH /api/me',
    permission: 'self',
    summary: 'Changes own name, language, time zone or theme.',
    input: z.object({
      name: PersonName.optional(),
      lang: Language.optional(),
      zone: z.string().max(64).optional(),
      theme: z.enum(['light', 'dark', 'auto']).optional(),
    }),
    output: Me,
  }),
  changePassword: endpoint({
    route: 'POST /api/me/password',
    permission: 'self',
    summary: 'Changes own password; every other session ends.',
    input: z.object({ current: z.string().min(1).max(256), next: NewPassword }),
    output: nothing,
  }),
  tokens: endpoint({
    route: 'GET /api/me/tokens',
    permission: 'self',
    summary: 'Own API tokens.',
    input: nothing,
    output: z.object({ rows: z.array(ApiToken) }),
  }),
  makeToken: endpoint({
    route: 'POST /api/me/tokens',
    permission: 'self',
    summary: 'Makes an API token with a scope; the secret is in this answer and nowhere else.',
    input: z.object({
      name: z.string().trim().min(1).max(100),
      scope: z.array(Permission).min(1),
      expiresInDays: z.number().int().min(1).max(3650).optional(),
    }),
    output: z.object({ token: ApiToken, secret: z.string() }),
  }),
  dropToken: endpoint({
    route: 'DELETE /api/me/tokens/{id}',
    permission: 'self',
    summary: 'Ends an API token.',
    input: byId,
    output: nothing,
  }),
  people: endpoint({
    route: 'GET /api/people',
    permission: 'people:read',
    summary: 'Colleagues, by name.',
    input: z.object({ q: z.string().max(100).optional() }),
    output: z.object({ rows: z.array(Colleague) }),
  }),
  accounts: endpoint({
    route: 'GET /api/accounts',
    permission: 'people:manage',
    summary: 'All accounts.',
    input: nothing,
    output: z.object({ rows: z.array(Person) }),
  }),
  addPerson: endpoint({
    route: 'POST /api/accounts',
    permission: 'people:manage',
    summary:
      'Makes an account. Without a password the answer holds a one-time link with which the person sets their own.',
    input: z.object({
      name: PersonName,
      email: Email,
      role: Role,
      unit: z.string().trim().max(100).default(''),
      lang: Language.default('ja'),
      password: NewPassword.optional(),
    }),
    output: z.object({ person: Person, invitation: z.string().nullable() }),
  }),
  changePerson: endpoint({
    route: 'PATCH /api/accounts/{id}',
    permission: 'people:manage',
    summary: 'Changes role, unit or name, or closes and reopens an account. The last administrator stays.',
    input: z.object({
      id: Id,
      name: PersonName.optional(),
      role: Role.optional(),
      unit: z.string().trim().max(100).optional(),
      isActive: z.boolean().optional(),
    }),
    output: Person,
  }),
  invite: endpoint({
    route: 'POST /api/accounts/{id}/invitation',
    permission: 'people:manage',
    summary: 'A new one-time link to set a password (three days). Ends all sessions of the account.',
    input: byId,
    output: z.object({ invitation: z.string() }),
  }),
  acceptInvitation: endpoint({
    route: 'POST /api/invitation',
    permission: 'public',
    summary: 'Sets the password with a one-time link, and signs in.',
    input: z.object({ secret: z.string().min(20).max(200), password: NewPassword }),
    output: Me,
  }),
} as const

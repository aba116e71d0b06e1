import { z } from 'zod'
import { endpoint, flag } from '#src/core/endpoint.ts'
import { Id, PageAsk, pageOf } from '#src/core/id.ts'
import { Contact, ContactFields, ContactKind, ContactRow } from './contact.ts'
import { ContactKeyRow } from './key.ts'
import { RegistryFound } from './registry.ts'

/** Why a contact was chosen, so that somebody can judge it. */
export const ContactMatch = z.object({
  contact: ContactRow,
  why: z.enum(['range', 'asn', 'domain', 'email', 'name']),
  /** The network, domain or name by which it was found. */
  by: z.string(),
  text: z.string(),
})
export type ContactMatch = z.infer<typeof ContactMatch>

const keyRows = z.object({ rows: z.array(ContactKeyRow) })
const ofKey = { id: Id, fingerprint: z.string().min(8).max(200) }

export const contactApi = {
  list: endpoint({
    route: 'GET /api/contacts',
    permission: 'contact:read',
    summary: 'Contacts by name; those to be confirmed again alone, if wanted.',
    input: z.object({
      ...PageAsk,
      q: z.string().max(200).optional(),
      kind: ContactKind.optional(),
      stale: flag.optional(),
    }),
    output: pageOf(ContactRow),
  }),
  units: endpoint({
    route: 'GET /api/contacts/units',
    permission: 'contact:read',
    summary: 'Every unit of ours, for a warning to all administrators, and which of them no mail reaches.',
    input: z.object({}),
    output: z.object({ rows: z.array(z.object({ id: Id, name: z.string() })), without: z.array(z.string()) }),
  }),
  find: endpoint({
    route: 'GET /api/contacts/find',
    permission: 'contact:read',
    summary:
      'Who answers for an address, network, domain, mailbox, AS number or name: our own list first, the closest match first, then the registry, each with why.',
    input: z.object({
      q: z.string().trim().min(1).max(300),
      registry: z.enum(['when-none', 'always', 'never']).default('when-none'),
    }),
    output: z.object({
      asked: z.object({ type: z.enum(['address', 'domain', 'email', 'asn', 'name']), value: z.string() }),
      rows: z.array(ContactMatch),
      registry: z.object({
        state: z.enum(['found', 'nothing', 'off', 'unasked', 'failed']),
        found: RegistryFound.nullable(),
        text: z.string(),
      }),
    }),
  }),
  show: endpoint({
    route: 'GET /api/contacts/{id}',
    permission: 'contact:read',
    summary: 'One contact with its channels, keys and what it answers for.',
    input: z.object({ id: Id }),
    output: Contact,
  }),
  add: endpoint({
    route: 'POST /api/contacts',
    permission: 'contact:write',
    summary: 'Adds a contact.',
    input: ContactFields,
    output: Contact,
  }),
  change: endpoint({
    route: 'PUT /api/contacts/{id}',
    permission: 'contact:write',
    summary: 'Replaces what is stated of a contact; what was before stays on the record.',
    input: ContactFields.extend({ id: Id, isEnded: z.boolean().default(false) }),
    output: Contact,
  }),
  confirm: endpoint({
    route: 'POST /api/contacts/{id}/confirmation',
    permission: 'contact:write',
    summary: 'Records that a contact was asked and still holds.',
    input: z.object({ id: Id, how: z.string().trim().max(500).default('') }),
    output: Contact,
  }),
  keys: endpoint({
    route: 'GET /api/contacts/{id}/keys',
    permission: 'contact:read',
    summary:
      'PGP keys and S/MIME certificates of a contact: whose, until when, what is wrong, and who compared the fingerprint.',
    input: z.object({ id: Id }),
    output: keyRows,
  }),
  addKey: endpoint({
    route: 'POST /api/contacts/{id}/keys',
    permission: 'contact:write',
    summary: 'Adds a public PGP key or a certificate; what is no key, has ended or is secret is refused.',
    input: z.object({ id: Id, value: z.string().trim().min(1).max(100_000) }),
    output: keyRows,
  }),
  checkKey: endpoint({
    route: 'POST /api/contacts/{id}/keys/{fingerprint}/check',
    permission: 'contact:write',
    summary: 'Records that somebody compared the fingerprint with the contact, and by which way.',
    input: z.object({ ...ofKey, how: z.string().trim().min(1).max(500) }),
    output: keyRows,
  }),
  removeKey: endpoint({
    route: 'POST /api/contacts/{id}/keys/{fingerprint}/removal',
    permission: 'contact:write',
    summary: 'Takes a key away, with the reason; the record keeps that it was there.',
    input: z.object({ ...ofKey, reason: z.string().trim().min(1).max(500) }),
    output: keyRows,
  }),
  import: endpoint({
    route: 'POST /api/contacts/import',
    permission: 'contact:write',
    takes: 'files',
    summary:
      'Takes in lists of contacts, CSV or JSON (IntelMQ, directories of teams). One outcome a line; known ones are merged.',
    input: z.looseObject({}),
    output: z.object({
      added: z.number().int(),
      merged: z.number().int(),
      same: z.number().int(),
      failed: z.number().int(),
      problems: z.array(z.object({ file: z.string(), line: z.number().int(), text: z.string() })),
    }),
  }),
} as const

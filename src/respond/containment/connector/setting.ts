// The organisation's connectors, as its file `connectors.yaml` in the data folder says: what they reach, and where their secrets lie.
import { z } from 'zod'
import { Slug, Wording } from '#src/prepare/knowledge/wording.ts'

/** Longest that one call may take, in seconds. */
export const limitMax = 60
export const limitDefault = 15
/** An absolute path that needs no quoting anywhere. */
const path = z.string().regex(/^\/[\w./@+-]{1,400}$/, 'path')
const hostName = z.string().regex(/^[A-Za-z0-9:]([A-Za-z0-9.:-]{0,252})$/, 'host')
const url = (...schemes: readonly string[]) =>
  z
    .url()
    .max(2_000)
    .refine((text) => schemes.includes(new URL(text).protocol), { error: 'url' })

const shared = {
  id: Slug.refine((id) => id !== 'person', { error: 'duplicate' }),
  name: Wording,
  /** What this connector never cuts off: addresses, networks, accounts. */
  never: z.array(z.string().min(1).max(256)).max(200).default([]),
  limit_seconds: z.number().int().min(1).max(limitMax).default(limitDefault),
}

export const ConnectorSetting = z.discriminatedUnion('type', [
  z.strictObject({
    ...shared,
    type: z.literal('nftables'),
    /** A network namespace of this host; without it, the host itself. */
    namespace: z
      .string()
      .regex(/^[\w.][\w.-]{0,63}$/, 'namespace')
      .optional(),
  }),
  z.strictObject({
    ...shared,
    type: z.literal('nftables-ssh'),
    host: hostName,
    port: z.number().int().min(1).max(65_535).default(22),
    user: z.string().regex(/^[a-z_][\w.-]{0,63}$/i, 'user'),
    key_file: path,
    known_hosts_file: path,
    sudo: z.boolean().default(false),
  }),
  z.strictObject({ ...shared, type: z.literal('openc2'), url: url('https:', 'http:'), token_file: path.optional() }),
  z.strictObject({ ...shared, type: z.literal('webhook'), url: url('https:', 'http:'), secret_file: path }),
  z.strictObject({
    ...shared,
    type: z.literal('ldap'),
    url: url('ldaps:', 'ldap:'),
    bind_dn: z.string().min(1).max(500),
    password_file: path,
    base: z.string().min(1).max(500),
    name_attribute: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/)
      .default('uid'),
    mark: z.union([
      z.literal('active-directory'),
      z.strictObject({
        attribute: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/),
        value: z.string().min(1).max(200),
      }),
    ]),
  }),
])
export type ConnectorSetting = z.infer<typeof ConnectorSetting>

export const ConnectorFile = z
  .strictObject({ connectors: z.array(ConnectorSetting).max(100) })
  .superRefine(({ connectors }, context) => {
    const ids = connectors.map((one) => one.id)
    if (new Set(ids).size < ids.length) context.addIssue({ code: 'custom', message: 'duplicate', path: ['connectors'] })
  })

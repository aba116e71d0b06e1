import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { formatInstant } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { type KeyFacts, readPartnerKey, spelledFingerprint } from '#src/platform/mail/seal/partner-key.ts'
import { inRecord } from '#src/record/journal.ts'
import type { contactApi } from '../api.ts'
import type { Contact, ContactFields } from '../contact.ts'
import { type ContactKeyRow, keyKindOf, plainFingerprint } from '../key.ts'
import { checksOf, insertCheck, type KeyCheck } from '../store/key-check.ts'
import { contactById, lockContact, updateContact } from '../store.ts'
import { contactWords } from '../words.ts'

type Api = typeof contactApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostKeys = 10

export const keyActions = {
  async keys(context: Context, { id }: In<'keys'>): Out<'keys'> {
    return await shown(context, await contactById(context.desk.state.db, id))
  },

  /** What can never be used is refused; what only has ended is told of with its date. */
  async addKey(context: Context, { id, value }: In<'addKey'>): Out<'addKey'> {
    const { desk } = context
    const kind = keyKindOf(value) ?? refuse('contact.key.invalid')
    const facts = await readPartnerKey(kind, value, desk.now())
    await refuseSecret([{ kind, value }])
    if (facts.fault === 'unreadable') refuse('contact.key.invalid')
    if (facts.fault === 'expired') refuse('contact.key.expired', { at: dayOf(context, facts) })
    if (facts.fault === 'revoked') refuse('contact.key.revoked')
    const is = await inRecord(context, async (tx, journal) => {
      const was = await lockContact(tx, id)
      const known = await Promise.all(was.keys.map((one) => readPartnerKey(one.kind, one.value, desk.now())))
      // The same key with a later end takes the place of what was there.
      const kept = was.keys.filter((_, i) => known[i]!.fingerprint !== facts.fingerprint)
      if (kept.length >= mostKeys) refuse('contact.key.many', { most: mostKeys })
      await updateContact(tx, { ...fieldsOf(was), id, isEnded: was.isEnded, keys: [...kept, { kind, value }] })
      journal.append({ ...entryOf('contact.key.added', was, facts) })
      return await contactById(tx, id)
    })
    return await shown(context, is)
  },

  async checkKey(context: Context, { id, fingerprint, how }: In<'checkKey'>): Out<'checkKey'> {
    const { desk, viewer } = context
    await inRecord(context, async (tx, journal) => {
      const contact = await lockContact(tx, id)
      const facts = await keyOf(contact, fingerprint, desk.now())
      await insertCheck(tx, { contactId: id, fingerprint: facts.fingerprint, how, by: viewer.name, at: desk.now() })
      journal.append({ ...entryOf('contact.key.checked', contact, facts, { how }) })
    })
    return await shown(context, await contactById(desk.state.db, id))
  },

  async removeKey(context: Context, { id, fingerprint, reason }: In<'removeKey'>): Out<'removeKey'> {
    const { desk } = context
    const is = await inRecord(context, async (tx, journal) => {
      const was = await lockContact(tx, id)
      const facts = await keyOf(was, fingerprint, desk.now())
      const all = await Promise.all(was.keys.map((one) => readPartnerKey(one.kind, one.value, desk.now())))
      const keys = was.keys.filter((_, i) => all[i]!.fingerprint !== facts.fingerprint)
      await updateContact(tx, { ...fieldsOf(was), id, isEnded: was.isEnded, keys })
      journal.append({ ...entryOf('contact.key.removed', was, facts, { reason }) })
      return await contactById(tx, id)
    })
    return await shown(context, is)
  },
}

/** A secret key of somebody else has no place here, whoever pasted it. */
export async function refuseSecret(keys: ContactFields['keys']): Promise<void> {
  for (const { value } of keys) if (/PRIVATE KEY/.test(value)) refuse('contact.key.private')
}

const fieldsOf = (contact: Contact) => ({ ...contact, deputies: contact.deputies.map((one) => one.id) })

async function keyOf(contact: Contact, fingerprint: string, now: Date): Promise<KeyFacts> {
  const all = await Promise.all(contact.keys.map((one) => readPartnerKey(one.kind, one.value, now)))
  const wanted = plainFingerprint(fingerprint)
  return all.find((one) => one.fingerprint !== '' && one.fingerprint === wanted) ?? refuse('contact.key.not-found')
}

const entryOf = (code: string, { id, name }: Contact, facts: KeyFacts, more: Record<string, string> = {}) => ({
  kind: 'change' as const,
  code,
  about: [{ type: 'contact' as const, id }],
  facts: {
    name,
    key: facts.kind === 'pgp' ? 'PGP' : 'S/MIME',
    fingerprint: spelledFingerprint(facts.fingerprint),
    ...more,
  },
})

const dayOf = ({ lang, desk }: Context, { expiresAt }: KeyFacts): string =>
  expiresAt === null ? '' : formatInstant(Date.parse(expiresAt), { lang, zone: desk.zone })

async function shown(context: Context, contact: Contact): Promise<{ rows: ContactKeyRow[] }> {
  const { desk, lang } = context
  const checks = await checksOf(desk.state.db, contact.id)
  const mailboxes = contact.channels.filter((one) => one.kind === 'email').map((one) => one.value.toLowerCase())
  const rows = await Promise.all(
    contact.keys.map(async ({ kind, value }) => {
      const facts = await readPartnerKey(kind, value, desk.now())
      const isTheirs = facts.emails.length === 0 || facts.emails.some((one) => mailboxes.includes(one))
      const fault = facts.fault ?? (isTheirs ? null : ('other-address' as const))
      const checked = checks.find((one) => one.fingerprint === facts.fingerprint) ?? null
      return {
        ...facts,
        owners: [...facts.owners],
        emails: [...facts.emails],
        fault,
        checked: checked && withoutFingerprint(checked),
        text: speaker(contactWords, lang)(fault ? `key.${fault}` : checked ? 'key.checked' : 'key.unchecked', {
          at: dayOf(context, facts),
        }),
      }
    }),
  )
  return { rows }
}
const withoutFingerprint = ({ at, by, how }: KeyCheck) => ({ at, by, how })

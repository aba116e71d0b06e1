import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { speaker } from '#src/core/words.ts'
import { hashOf, linkSecret } from '#src/detect/report/actions/link.ts'
import type { Context } from '#src/platform/context.ts'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import type { Contact } from '#src/prepare/contact/contact.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { insertParty } from '#src/respond/incident/store/parts.ts'
import type { noticeApi } from '../api.ts'
import { type NoticeParty, partyStanding } from '../notice.ts'
import { partyPageWords } from '../party-page-words.ts'
import { partiesOf, setParty, setPublishing, setTimes } from '../store/party.ts'
import { setPartyLink } from '../store/party-link.ts'
import { noticeWords } from '../words.ts'
import { contactFor } from './composing.ts'

type Api = typeof noticeApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const kindOf = ({ kind }: Contact) => (kind === 'person' || kind === 'unit' || kind === 'site' ? kind : 'organisation')

export const partyActions = {
  async parties(context: Context, { incident }: In<'parties'>): Out<'parties'> {
    const { id } = await reading(context, incident)
    return { rows: await rowsOf(context, id) }
  },

  /** Who is a party of the case is a fact of the case: it stands on the page of people too. */
  async addParty(context: Context, { incident, contact, role, because }: In<'addParty'>): Out<'addParty'> {
    const id = await inIncident(context, incident, async (within) => {
      const { tx } = within
      const to = await contactFor(tx, contact)
      const known = (await partiesOf(tx, within.incident.id)).find((one) => one.contact.id === contact)
      const partyId = known?.partyId ?? context.desk.newId()
      const reached = to.channels
        .map((one) => one.value)
        .join(', ')
        .slice(0, 2_000)
      if (!known?.partyId) {
        await insertParty(tx, within.incident.id, {
          id: partyId,
          name: to.name,
          kind: kindOf(to),
          roles: [role],
          contact: reached,
          note: because,
          isEnded: false,
        })
        within.count({ parties: 1 })
      }
      await setParty(tx, within.incident.id, contact, { partyId, role })
      within.append({
        kind: 'change',
        code: 'incident.party.added',
        party: partyId,
        facts: { name: to.name, roles: [{ word: `party.${role}` }], contact: reached, note: because },
      })
      return within.incident.id
    })
    return { rows: await rowsOf(context, id) }
  },

  /** The secret follows from the desk's key and is told again when asked for again; the database knows its hash alone. */
  async linkParty(context: Context, { incident, contact }: In<'linkParty'>): Out<'linkParty'> {
    const { desk, viewer } = context
    return await inIncident(context, incident, async (within) => {
      const { tx, now } = within
      const to = await contactFor(tx, contact)
      const secret = await linkSecret(desk, 'party', `${within.incident.id} ${to.id}`)
      await setPartyLink(tx, {
        incidentId: within.incident.id,
        contactId: to.id,
        linkHash: hashOf(secret),
        at: now,
        byName: viewer.name,
      })
      await setTimes(tx, within.incident.id, to.id, {})
      const url = `${desk.publicUrl.replace(/\/+$/, '')}/party/${secret}`
      const mailbox = to.channels.find((one) => one.kind === 'email')?.value
      const t = speaker(partyPageWords, to.lang)
      const { number } = within.incident
      if (mailbox)
        await enqueueMail(context, tx, {
          to: [{ address: mailbox, name: '' }],
          subject: t('mail.subject', { number }),
          text: t('mail.text', {
            name: to.person || to.name,
            desk: desk.organisation || speaker(noticeWords, to.lang)('desk'),
            number,
            url,
          }),
          purpose: 'party-link',
          incidentId: within.incident.id,
        })
      within.append({
        kind: 'request',
        code: mailbox ? 'notice.party.link-mailed' : 'notice.party.link-made',
        about: [{ type: 'contact', id: to.id }],
        facts: { name: to.name },
      })
      return { url, isMailed: mailbox !== undefined }
    })
  },

  async noteParty(context: Context, input: In<'noteParty'>): Out<'noteParty'> {
    const { answer, promisedAt, expectedAt, isClosed, publishes } = input
    const id = await inIncident(context, input.incident, async (within) => {
      const { tx, now } = within
      const to = await contactFor(tx, input.contact)
      await setTimes(tx, within.incident.id, to.id, {
        ...(answer === undefined ? {} : { answered: now }),
        ...(promisedAt === undefined ? {} : { promised: promisedAt }),
        ...(expectedAt === undefined ? {} : { expected: expectedAt }),
        ...(isClosed === undefined ? {} : { closed: isClosed ? now : null }),
      })
      if (publishes !== undefined)
        await setPublishing(tx, within.incident.id, to.id, publishes ?? { because: '', at: null })
      const party = (await partiesOf(tx, within.incident.id)).find((one) => one.contact.id === to.id)
      const facts = { name: to.name }
      const common = { party: party?.partyId ?? null, about: [{ type: 'contact', id: to.id }] } as const
      if (answer !== undefined)
        within.append({
          ...common,
          kind: 'contact',
          code: 'notice.party.answered',
          facts: { ...facts, text: answer },
          searchText: answer,
        })
      if (promisedAt !== undefined || expectedAt !== undefined)
        within.append({
          ...common,
          kind: 'change',
          code: 'notice.party.dated',
          facts: {
            ...facts,
            promised: promisedAt ? { at: promisedAt } : '–',
            expected: expectedAt ? { at: expectedAt } : '–',
          },
        })
      if (publishes !== undefined)
        within.append({
          ...common,
          kind: 'change',
          code: publishes === null ? 'notice.party.publishes-not' : 'notice.party.publishes',
          facts: {
            ...facts,
            at: publishes?.at ? { at: publishes.at } : '–',
            reason: publishes?.because ?? '',
          },
        })
      if (isClosed !== undefined)
        within.append({
          ...common,
          kind: 'change',
          code: isClosed ? 'notice.party.closed' : 'notice.party.opened',
          facts,
        })
      return within.incident.id
    })
    return { rows: await rowsOf(context, id) }
  },
}

async function rowsOf({ desk }: Context, incidentId: string): Promise<NoticeParty[]> {
  const now = desk.now().getTime()
  return (await partiesOf(desk.state.db, incidentId)).map(({ partyId: _, ...one }) => ({
    ...one,
    standing: partyStanding(one, now),
  }))
}

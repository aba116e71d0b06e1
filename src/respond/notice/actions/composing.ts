// A notice for one recipient, from what stands in the incident at this moment.
import { createHash } from 'node:crypto'
import { contactLine } from '#src/core/contact.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import type { Contact } from '#src/prepare/contact/contact.ts'
import { contactsById } from '#src/prepare/contact/store.ts'
import type { Letter, LetterFacts } from '#src/prepare/knowledge/letter.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { knowledgeWords } from '#src/prepare/knowledge/words.ts'
import type { Db, IncidentHead } from '#src/respond/incident/store.ts'
import { type Composed, compose, type World } from '../compose.ts'
import { concerned, type NoticeSeal, type Preview } from '../notice.ts'
import { type Circle, everybody, holds, type Recipient } from '../recipient.ts'
import { partiesOf, type StoredParty } from '../store/party.ts'
import { sightingsOf, sourcesOf } from '../store/source.ts'
import { noticeWords } from '../words.ts'

/** Everything of an incident from which notices are composed; read once for all its recipients. */
export type Case = Pick<World, 'sources' | 'sightings'> & {
  readonly incident: IncidentHead
  readonly parties: readonly StoredParty[]
}

export async function caseOf(db: Db, incident: IncidentHead, zone: string): Promise<Case> {
  return {
    incident,
    sources: await sourcesOf(db, incident.id, zone),
    sightings: await sightingsOf(db, incident.id),
    parties: await partiesOf(db, incident.id),
  }
}

export const letterOf = ({ desk }: Context, id: string): Letter => {
  const letter = knowledge(desk.dataDir).letters.find((one) => one.id === id)
  return letter?.form === 'mail' ? letter : refuse('notice.template.not-found', { id })
}

export async function contactFor(db: Db, id: string): Promise<Contact> {
  return (await contactsFor(db, [id]))(id)
}

/** All recipients asked for at once: 200 of them are one question to the store. */
export async function contactsFor(db: Db, ids: readonly string[]): Promise<(id: string) => Contact> {
  const known = new Map((await contactsById(db, [...ids])).map((one) => [one.id, one]))
  return (id) => {
    const contact = known.get(id)
    return contact && !contact.isEnded ? contact : refuse('notice.contact.not-found')
  }
}

export type Asked = {
  readonly id: string
  readonly at: string
  readonly letter: Letter
  readonly to: Contact | null
  readonly lang: Language
  readonly given: LetterFacts
  /** Who writes it, by name. */
  readonly responder: string
}

export function composeFor({ desk }: Context, found: Case, asked: Asked): Composed {
  const { letter, to, lang, given } = asked
  if ((letter.purpose === 'public') !== (to === null)) refuse('notice.template.not-for-them')
  const recipient = to === null ? everybody : recipientOf(to, found)
  const own = desk.organisation || speaker(noticeWords, lang)('desk')
  return compose({
    id: asked.id,
    now: asked.at,
    lang,
    letter,
    incident: found.incident,
    sources: found.sources,
    sightings: found.sightings,
    to: {
      ...recipient,
      person: to?.person ?? '',
      house: to?.organisation || to?.name || '',
      zone: to?.zone ?? desk.zone,
    },
    desk: {
      name: own,
      responder: asked.responder,
      contact: contactLine(desk.contact, lang) || desk.mail.from.address,
      email: desk.contact.email || desk.mail.from.address,
      link: desk.publicUrl,
    },
    given,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
  })
}

function recipientOf(to: Contact, { sources, sightings, parties }: Case): Recipient {
  const emails = to.channels.filter((one) => one.kind === 'email').map((one) => one.value)
  const known = { names: [to.name, to.organisation, to.person].filter((one) => one !== ''), emails, holds: to.holdings }
  const party = parties.find((one) => one.contact.id === to.id)
  const isReporter = sources.some(({ reporter }) =>
    emails.some((one) => one.toLowerCase() === reporter.email?.toLowerCase()),
  )
  const isParty = party !== undefined && party.role !== null && concerned.has(party.role) && party.closedAt === null
  const isHolder = sightings.some((one) => one.role !== 'other' && holds(known, one))
  return {
    ...known,
    id: to.id,
    circle: circleOf(to),
    concern: isParty ? 'party' : isReporter ? 'reported' : isHolder ? 'holds' : null,
  }
}

function circleOf({ kind, isClient }: Contact): Circle {
  if (kind === 'unit') return 'own'
  if (isClient) return 'client'
  return kind === 'press' || kind === 'person' ? 'anybody' : 'community'
}

export function previewOf(
  composed: Composed,
  to: Contact | null,
  letterLang: Language,
  lang: Language,
  seal: NoticeSeal | null,
): Preview {
  const t = speaker(noticeWords, lang)
  const fact = speaker(knowledgeWords, lang)
  const yes = (rows: Composed['included']) => rows.map((row) => ({ ...row, text: t(`why.${row.why}`) }))
  return {
    to: {
      id: to?.id ?? null,
      name: to?.name ?? t('everybody'),
      email: to?.channels.find((one) => one.kind === 'email')?.value ?? '',
    },
    lang: letterLang,
    subject: composed.subject,
    body: composed.body,
    attachments: [...composed.attachments],
    included: yes(composed.included),
    offered: yes(composed.offered),
    withheld: composed.withheld.map((row) => ({ ...row, text: t(`not.${row.reason}`) })),
    tlp: composed.tlp,
    pap: composed.pap,
    missing: composed.missing.map((name) => ({ fact: name, name: fact(`fact.${name}`) })),
    seal,
  }
}

// Parties outside, the team inside, and who may know of a secret incident.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { incidentApi } from '../api.ts'
import { fieldChanges } from '../head-change.ts'
import { incidentDetail } from '../store/detail.ts'
import { insertParty, partyOf, updateParty } from '../store/parts.ts'
import { countNamed, followLead, joinTeam, leaveTeam, nameBeside, nameOfPerson } from '../store/people.ts'
import { changing, inIncident, type Within } from './within.ts'

type Api = typeof incidentApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const rolesFact = (roles: readonly string[]) => roles.map((role) => ({ word: `party.${role}` }))

export const peopleActionsOfIncident = {
  async addParty(context: Context, input: In<'addParty'>): Out<'addParty'> {
    return await changing(context, input.incident, async (within) => {
      const { name, kind, roles, contact, note } = input
      const id = context.desk.newId()
      await insertParty(within.tx, within.incident.id, {
        id,
        name,
        kind,
        roles: [...new Set(roles)],
        contact,
        note,
        isEnded: false,
      })
      within.count({ parties: 1 })
      within.append({
        kind: 'change',
        code: 'incident.party.added',
        party: id,
        facts: { name, roles: rolesFact(roles), contact, note },
      })
    })
  },

  async changeParty(context: Context, input: In<'changeParty'>): Out<'changeParty'> {
    return await changing(context, input.incident, async (within) => {
      const was = (await partyOf(within.tx, within.incident.id, input.id)) ?? refuse('incident.party.not-found')
      const { name, roles, contact, note, isEnded } = input
      const changes = fieldChanges(was, { name, roles, contact, note, isEnded })
      if (changes.length === 0) return
      await updateParty(within.tx, {
        ...was,
        name: name ?? was.name,
        roles: roles ?? was.roles,
        contact: contact ?? was.contact,
        note: note ?? was.note,
        isEnded: isEnded ?? was.isEnded,
      })
      within.append({
        kind: 'change',
        code: 'incident.party.changed',
        party: was.id,
        facts: { name: was.name, changes },
      })
    })
  },

  async joinTeam(context: Context, input: In<'joinTeam'>): Out<'joinTeam'> {
    return await changing(context, input.incident, async (within) => {
      const name = (await nameOfPerson(within.tx, input.person)) ?? refuse('incident.person.not-found')
      if (!(await joinTeam(within.tx, within.incident.id, input.person, input.role, within.now)))
        refuse('incident.already-in-team')
      if (input.role === 'lead') await followLead(within.tx, within.incident.id)
      within.append(onPerson(input.person, 'incident.team.joined', { name, role: { word: `team.${input.role}` } }))
    })
  },

  async leaveTeam(context: Context, input: In<'leaveTeam'>): Out<'leaveTeam'> {
    return await leaving(context, input.incident, async (within) => {
      const name = (await anyName(within, input.person)) ?? refuse('incident.person.not-found')
      if (!(await leaveTeam(within.tx, within.incident.id, input.person, input.role)))
        refuse('incident.person.not-found')
      if (input.role === 'lead') await followLead(within.tx, within.incident.id)
      within.append(onPerson(input.person, 'incident.team.left', { name, role: { word: `team.${input.role}` } }))
    })
  },

  async name(context: Context, input: In<'name'>): Out<'name'> {
    return await leaving(context, input.incident, async (within) => {
      const find = input.isNamed ? nameOfPerson(within.tx, input.person) : anyName(within, input.person)
      const name = (await find) ?? refuse('incident.person.not-found')
      if (!(await nameBeside(within.tx, within.incident.id, input.person, input.isNamed))) return
      within.append(onPerson(input.person, input.isNamed ? 'incident.named' : 'incident.unnamed', { name }))
    })
  },
}

const onPerson = (id: string, code: string, facts: Record<string, unknown>) =>
  ({ kind: 'change', code, about: [{ type: 'person', id }], facts }) as const

/** Also of somebody whose account is closed. */
async function anyName({ tx }: Within, personId: string): Promise<string | null> {
  const row = await tx.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst()
  return (row?.name as string | undefined) ?? null
}

/**
 * A change after which somebody may know less. A secret incident is never left without anybody who knows of it; whoever takes
 * themselves out gets a last look at what they changed.
 */
async function leaving(context: Context, ref: string, work: (within: Within) => Promise<void>) {
  const { id, before } = await inIncident(context, ref, async (within) => {
    const before = await incidentDetail(within.tx, context.viewer, within.incident.id)
    await work(within)
    if (within.incident.isSecret && (await countNamed(within.tx, within.incident.id)) === 0)
      refuse('incident.last-named')
    return { id: within.incident.id, before }
  })
  return await incidentDetail(context.desk.state.db, context.viewer, id).catch((error: { code?: string }) => {
    if (error.code === 'incident.not-found') return before
    throw error
  })
}

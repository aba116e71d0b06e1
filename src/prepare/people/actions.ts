import { hash, verify } from '@node-rs/argon2'
import type { InputOf, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { isZone } from '#src/core/time.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import { tokenActions } from './actions/token.ts'
import { whoAmI } from './actions/who.ts'
import type { peopleApi } from './api.ts'
import { passwordFault, shortestPassword } from './password.ts'
import type { Me, Person } from './person.ts'
import { newSecret, secretHash } from './secret.ts'
import { invitationDays, sessionEnd } from './session.ts'
import { failuresOf, forgetFailures, noteFailure } from './store/failure.ts'
import * as store from './store.ts'
import { freeOfAccount, freeOfAddress, freeTries, waitMs } from './throttle.ts'
import { viewerOf } from './viewer.ts'

type In<K extends keyof typeof peopleApi> = ParsedInputOf<(typeof peopleApi)[K]>
type Out<K extends keyof typeof peopleApi> = Promise<OutputOf<(typeof peopleApi)[K]>>

export type { InputOf }

/** argon2id with the memory and passes of OWASP's first choice (19 MiB, 2 passes), 29 ms here. */
const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize('NFKC'), { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
/** What a sign-in with an unknown e-mail is measured against, so that it takes as long as any other. */
let nobodysHash: Promise<string> | undefined
function hashOfNobody(): Promise<string> {
  nobodysHash ??= hashPassword(newSecret())
  return nobodysHash
}

async function checked(password: string, about: readonly string[]): Promise<string> {
  const fault = passwordFault(password, about)
  if (fault) refuse(fault, { shortest: shortestPassword })
  return hashPassword(password)
}

async function meOf(
  context: Context,
  person: store.PersonRecord,
  permissions = viewerOf(person).permissions,
): Promise<Me> {
  const { id, name, email, role, unit, lang, zone, theme, previousLoginAt } = person
  const sessions = await store.countSessions(context.desk.state.db, id, context.desk.now())
  return { id, name, email, role, unit, lang, zone, theme, previousLoginAt, permissions: [...permissions], sessions }
}

const publicOf = ({
  passwordHash: _,
  zone: _z,
  theme: _t,
  previousLoginAt: _p,
  ...person
}: store.PersonRecord): Person => person

/** Begins a session for a person in the running transaction and hands its secret to the cookie. */
async function begin(context: Context, tx: Parameters<typeof store.addSession>[0], personId: string): Promise<void> {
  const secret = newSecret()
  const at = context.desk.now()
  await store.addSession(tx, { hash: secretHash(secret), personId, at, expiresAt: sessionEnd(at, at) })
  await store.noteLogin(tx, personId, at)
  context.session.set(secret)
}

const asPerson = (context: Context, person: store.PersonRecord): Context => ({ ...context, viewer: viewerOf(person) })

export const peopleActions = {
  ...tokenActions,

  async setupState({ desk }: Context): Out<'setupState'> {
    return { needsAdministrator: !(await store.anyPerson(desk.state.db)) }
  },

  async setUp(context: Context, input: In<'setUp'>): Out<'setUp'> {
    const passwordHash = await checked(input.password, [input.email, input.name])
    const person = newPerson(context, { ...input, role: 'administrator', unit: '' }, passwordHash)
    await inRecord(asPerson(context, person), async (tx, journal) => {
      await store.lockSetup(tx)
      if (await store.anyPerson(tx)) refuse('people.setup.already-done')
      await store.addPerson(tx, person)
      journal.append({
        kind: 'change',
        code: 'people.set-up',
        about: [{ type: 'person', id: person.id }],
        facts: { name: person.name },
      })
      await begin(context, tx, person.id)
    })
    return meOf(context, (await store.personById(context.desk.state.db, person.id))!)
  },

  async signIn(context: Context, input: In<'signIn'>): Out<'signIn'> {
    const { desk } = context
    const { address = '' } = context
    const tries = [
      { key: secretHash(`email ${input.email} at ${address}`), free: freeTries },
      { key: secretHash(`email ${input.email}`), free: freeOfAccount },
      ...(address ? [{ key: secretHash(`address ${address}`), free: freeOfAddress }] : []),
    ]
    const keys = tries.map((one) => one.key)
    const at = desk.now()
    for (const { key, failures, lastAt } of await failuresOf(desk.state.db, keys)) {
      const { free } = tries.find((one) => one.key.equals(key))!
      const wait = waitMs(failures, at.getTime() - lastAt.getTime(), free)
      if (wait > 0) refuse('session.too-many', { seconds: Math.ceil(wait / 1000) })
    }
    const person = await store.personByEmail(desk.state.db, input.email)
    const against = person?.passwordHash ?? (await hashOfNobody())
    const isRight = await verify(against, input.password.normalize('NFKC'))
    if (!person?.passwordHash || !person.isActive || !isRight) {
      await noteFailure(desk.state.db, keys, at)
      desk.log('warn', 'sign-in failed', { requestId: context.requestId })
      refuse('session.wrong-credentials')
    }
    await inRecord(asPerson(context, person), async (tx, journal) => {
      await begin(context, tx, person.id)
      journal.append({ kind: 'access', code: 'people.signed-in', about: [{ type: 'person', id: person.id }] })
    })
    await forgetFailures(desk.state.db, keys.slice(0, 2))
    return meOf(context, (await store.personById(desk.state.db, person.id))!)
  },

  async signOut({ desk, session }: Context): Out<'signOut'> {
    if (session.secret) await store.endSession(desk.state.db, secretHash(session.secret))
    session.set(null)
    await desk.live.announce(null, { topic: 'people', id: null })
    return {}
  },

  async signOutEverywhere(context: Context): Out<'signOutEverywhere'> {
    const id = whoAmI(context)
    const ended = await inRecord(context, async (tx, journal) => {
      const count = await store.endSessions(tx, id)
      journal.append({
        kind: 'access',
        code: 'people.signed-out-everywhere',
        about: [{ type: 'person', id }],
        facts: { count },
      })
      journal.announce({ topic: 'people', id })
      return count
    })
    context.session.set(null)
    return { ended }
  },

  async me(context: Context): Out<'me'> {
    const person = (await store.personById(context.desk.state.db, whoAmI(context))) ?? refuse('people.person.not-found')
    return meOf(context, person, new Set(context.viewer.permissions))
  },

  async changeMe(context: Context, input: In<'changeMe'>): Out<'changeMe'> {
    const id = whoAmI(context)
    if (input.zone && !isZone(input.zone)) refuse('people.zone.invalid', { zone: input.zone })
    const person = await inRecord(context, async (tx, journal) => {
      const changed = await store.changePerson(tx, id, input)
      if (input.name)
        journal.append({
          kind: 'change',
          code: 'people.changed',
          about: [{ type: 'person', id }],
          facts: { name: input.name },
        })
      journal.announce({ topic: 'people', id })
      return changed
    })
    return meOf(context, person)
  },

  async changePassword(context: Context, input: In<'changePassword'>): Out<'changePassword'> {
    const person = (await store.personById(context.desk.state.db, whoAmI(context))) ?? refuse('people.person.not-found')
    if (!person.passwordHash || !(await verify(person.passwordHash, input.current.normalize('NFKC'))))
      refuse('people.password.wrong-current')
    const passwordHash = await checked(input.next, [person.email, person.name])
    await inRecord(context, async (tx, journal) => {
      await store.changePerson(tx, person.id, { passwordHash })
      await store.endSessions(tx, person.id, context.session.secret ? secretHash(context.session.secret) : null)
      journal.append({ kind: 'access', code: 'people.password-changed', about: [{ type: 'person', id: person.id }] })
      journal.announce({ topic: 'people', id: person.id })
    })
    return {}
  },

  async people({ desk }: Context, { q }: In<'people'>): Out<'people'> {
    return { rows: await store.colleagues(desk.state.db, q) }
  },

  async accounts({ desk }: Context): Out<'accounts'> {
    return { rows: (await store.everyPerson(desk.state.db)).map(publicOf) }
  },

  async addPerson(context: Context, input: In<'addPerson'>): Out<'addPerson'> {
    const passwordHash = input.password === undefined ? null : await checked(input.password, [input.email, input.name])
    const person = newPerson(context, { ...input, zone: context.desk.zone }, passwordHash)
    const secret = passwordHash ? null : newSecret()
    await inRecord(context, async (tx, journal) => {
      if (await store.personByEmail(tx, input.email)) refuse('people.email.already-used', { email: input.email })
      await store.addPerson(tx, person)
      if (secret) await invite(context, tx, person.id, secret)
      journal.append({
        kind: 'change',
        code: 'people.added',
        about: [{ type: 'person', id: person.id }],
        facts: { name: person.name, role: person.role },
      })
      journal.announce({ topic: 'people', id: person.id })
    })
    return { person: publicOf(person), invitation: secret && invitationLink(context, secret) }
  },

  async changePerson(context: Context, { id, ...change }: In<'changePerson'>): Out<'changePerson'> {
    const person = await inRecord(context, async (tx, journal) => {
      const administrators = await store.activeAdministrators(tx)
      const before = (await store.personById(tx, id)) ?? refuse('people.person.not-found')
      const steps =
        before.role === 'administrator' &&
        before.isActive &&
        (change.isActive === false || (change.role && change.role !== 'administrator'))
      if (steps && administrators <= 1) refuse('people.last-administrator')
      const after = await store.changePerson(tx, id, change)
      if (change.isActive === false || (change.role && change.role !== before.role)) await store.endSessions(tx, id)
      const code =
        change.isActive === undefined || change.isActive === before.isActive
          ? 'people.account-changed'
          : change.isActive
            ? 'people.account-reopened'
            : 'people.account-closed'
      journal.append({
        kind: 'change',
        code,
        about: [{ type: 'person', id }],
        facts: { name: after.name, before: before.role, role: after.role },
      })
      journal.announce({ topic: 'people', id })
      return after
    })
    return publicOf(person)
  },

  async invite(context: Context, { id }: In<'invite'>): Out<'invite'> {
    const secret = newSecret()
    await inRecord(context, async (tx, journal) => {
      const person = (await store.personById(tx, id)) ?? refuse('people.person.not-found')
      if (!person.isActive) refuse('people.person.closed')
      await invite(context, tx, id, secret)
      await store.endSessions(tx, id)
      journal.append({
        kind: 'access',
        code: 'people.invited',
        about: [{ type: 'person', id }],
        facts: { name: person.name },
      })
      journal.announce({ topic: 'people', id })
    })
    return { invitation: invitationLink(context, secret) }
  },

  async acceptInvitation(context: Context, input: In<'acceptInvitation'>): Out<'acceptInvitation'> {
    const at = context.desk.now()
    const personId = await context.desk.state.db.transaction().execute(async (tx) => {
      const id = (await store.useInvitation(tx, secretHash(input.secret), at)) ?? refuse('people.invitation.not-found')
      const person = (await store.personById(tx, id))!
      if (!person.isActive) refuse('people.invitation.not-found')
      const passwordHash = await checked(input.password, [person.email, person.name])
      await store.changePerson(tx, id, { passwordHash })
      return id
    })
    const person = (await store.personById(context.desk.state.db, personId))!
    await inRecord(asPerson(context, person), async (tx, journal) => {
      await begin(context, tx, person.id)
      journal.append({ kind: 'access', code: 'people.password-set', about: [{ type: 'person', id: person.id }] })
      journal.announce({ topic: 'people', id: person.id })
    })
    return meOf(context, (await store.personById(context.desk.state.db, personId))!)
  },
}

function newPerson(
  context: Context,
  input: Pick<store.PersonRecord, 'name' | 'email' | 'role' | 'unit' | 'lang' | 'zone'>,
  passwordHash: string | null,
): store.PersonRecord {
  if (!isZone(input.zone)) refuse('people.zone.invalid', { zone: input.zone })
  const { name, email, role, unit, lang, zone } = input
  return {
    id: context.desk.newId(),
    name,
    email,
    role,
    unit,
    lang,
    zone,
    theme: 'auto',
    isActive: true,
    passwordHash,
    lastLoginAt: null,
    previousLoginAt: null,
    createdAt: context.desk.now().toISOString(),
  }
}

async function invite(
  context: Context,
  tx: Parameters<typeof store.addInvitation>[0],
  personId: string,
  secret: string,
): Promise<void> {
  const expiresAt = new Date(context.desk.now().getTime() + invitationDays * 86_400_000)
  await store.addInvitation(tx, { hash: secretHash(secret), personId, expiresAt })
}

const invitationLink = (context: Context, secret: string): string => `${context.desk.publicUrl}/invitation/${secret}`

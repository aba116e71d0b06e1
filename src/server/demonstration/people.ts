// The people of the demonstration: one account for each role, made by whichever demonstration is loaded first.
import { randomBytes } from 'node:crypto'
import type { Context } from '#src/platform/context.ts'
import { peopleActions } from '#src/prepare/people/actions.ts'
import { personByEmail } from '#src/prepare/people/store.ts'
import { viewerOf } from '#src/prepare/people/viewer.ts'
import type { DemoPerson } from '../../../demo/demo.ts'

export type Login = { email: string; role: string; password: string }

export type Cast = {
  readonly logins: readonly Login[]
  idOf(person: string): string
  /** The context in which one of them acts. */
  as(person: string): Context
}

export async function castOf(context: Context, people: readonly DemoPerson[]): Promise<Cast> {
  const logins: Login[] = []
  const contexts = new Map<string, Context>()
  for (const one of people) {
    if (!(await personByEmail(context.desk.state.db, one.email))) {
      const password = newPassword()
      await peopleActions.addPerson(context, {
        name: one.name[context.lang],
        email: one.email,
        role: one.role,
        unit: '',
        lang: one.language,
        password,
      })
      logins.push({ email: one.email, role: one.role, password })
    }
    const person = (await personByEmail(context.desk.state.db, one.email))!
    contexts.set(one.id, { ...context, viewer: viewerOf(person) })
  }
  const as = (person: string): Context => contexts.get(person)!
  return { logins, as, idOf: (person) => as(person).viewer.id! }
}

/** Five groups of five letters: 120 bits, told once. */
const newPassword = (): string => Array.from({ length: 5 }, () => randomBytes(3).toString('hex').slice(0, 5)).join('-')

// Tokens: made, listed and ended by the person for whom they act.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { inRecord } from '#src/record/journal.ts'
import type { peopleApi } from '../api.ts'
import { newSecret, secretHash } from '../secret.ts'
import * as store from '../store/token.ts'
import { whoAmI } from './who.ts'

type In<K extends keyof typeof peopleApi> = ParsedInputOf<(typeof peopleApi)[K]>
type Out<K extends keyof typeof peopleApi> = Promise<OutputOf<(typeof peopleApi)[K]>>

export const tokenActions = {
  async tokens(context: Context): Out<'tokens'> {
    return { rows: await store.tokensOf(context.desk.state.db, whoAmI(context)) }
  },

  async makeToken(context: Context, input: In<'makeToken'>): Out<'makeToken'> {
    const personId = whoAmI(context)
    if (context.viewer.tokenId) refuse('people.token.not-allowed')
    const beyond = input.scope.find((permission) => !may(context.viewer, permission))
    if (beyond) refuse('people.token.beyond-own-rights', { permission: beyond })
    const secret = `hks_${newSecret()}`
    const at = context.desk.now()
    const token = {
      id: context.desk.newId(),
      name: input.name,
      scope: [...new Set(input.scope)],
      createdAt: at.toISOString(),
      lastUsedAt: null,
      expiresAt: input.expiresInDays ? new Date(at.getTime() + input.expiresInDays * 86_400_000).toISOString() : null,
    }
    await inRecord(context, async (tx, journal) => {
      await store.addToken(tx, { ...token, personId, hash: secretHash(secret) })
      journal.append({
        kind: 'access',
        code: 'people.token-made',
        about: [{ type: 'token', id: token.id }],
        facts: { name: token.name, scope: token.scope.join(' ') },
      })
    })
    return { token, secret }
  },

  async dropToken(context: Context, { id }: In<'dropToken'>): Out<'dropToken'> {
    const personId = whoAmI(context)
    await inRecord(context, async (tx, journal) => {
      const name = (await store.dropToken(tx, personId, id)) ?? refuse('people.token.not-found')
      journal.append({ kind: 'access', code: 'people.token-ended', about: [{ type: 'token', id }], facts: { name } })
      journal.announce({ topic: 'people', id: personId })
    })
    return {}
  },
}

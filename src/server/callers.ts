import type { Language } from '#src/core/language.ts'
import type { Permission } from '#src/core/permission.ts'
import type { Viewer } from '#src/core/viewer.ts'
import { agentSecret } from '#src/detect/agent/agent.ts'
import { agentBySecret } from '#src/detect/agent/store.ts'
import type { Desk } from '#src/platform/context.ts'
import { secretHash } from '#src/prepare/people/secret.ts'
import { sessionEnd } from '#src/prepare/people/session.ts'
import { tokenByHash, touchToken } from '#src/prepare/people/store/token.ts'
import { firstAdministrator, type SessionRecord, sessionByHash, touchSession } from '#src/prepare/people/store.ts'
import { viewerOf } from '#src/prepare/people/viewer.ts'

/** Whoever stands behind a session or a token. */
export type Caller = { readonly viewer: Viewer; readonly lang: Language }

/** How long an answer is remembered; any change to people or sessions forgets all at once, on every server process. */
const rememberMs = 5_000
const touchAfterMs = 60_000
const mostRemembered = 10_000

export function openCallers(desk: Desk, doorToken: string | null) {
  const known = new Map<string, { caller: Caller | null; until: number }>()
  const stop = desk.live.subscribe((change) => {
    if (change.topic === 'people') known.clear()
  })

  async function remembered(secret: string, look: (hash: Buffer) => Promise<Caller | null>): Promise<Caller | null> {
    const now = desk.now().getTime()
    const found = known.get(secret)
    if (found && found.until > now) return found.caller
    const caller = await look(secretHash(secret))
    if (known.size >= mostRemembered) known.clear()
    known.set(secret, { caller, until: now + rememberMs })
    return caller
  }

  const touch = (work: Promise<void>) =>
    void work.catch((error) => desk.log('warn', 'session not touched', { error: String(error) }))

  return {
    bySession: (secret: string) =>
      remembered(secret, async (hash) => {
        const session: SessionRecord | null = await sessionByHash(desk.state.db, hash)
        const now = desk.now()
        if (!session || session.expiresAt <= now) return null
        if (now.getTime() - session.seenAt.getTime() > touchAfterMs)
          touch(touchSession(desk.state.db, hash, now, sessionEnd(session.begunAt, now)))
        return { viewer: viewerOf(session.person), lang: session.person.lang }
      }),
    byToken: (secret: string) =>
      remembered(secret, async (hash) => {
        if (doorToken && hash.equals(secretHash(doorToken))) {
          const person = await firstAdministrator(desk.state.db)
          return person && { viewer: { ...viewerOf(person), name: `${person.name} (command line)` }, lang: person.lang }
        }
        if (secret.startsWith(agentSecret)) return agentOf(await agentBySecret(desk.state.db, hash))
        const now = desk.now()
        const token = await tokenByHash(desk.state.db, hash, now)
        if (!token) return null
        if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() > touchAfterMs)
          touch(touchToken(desk.state.db, token.id, now))
        return { viewer: viewerOf(token.person, token), lang: token.person.lang }
      }),
    forget: (secret: string) => known.delete(secret),
    close: stop,
  }
}

/** It may send, and nothing else. */
const agentOf = (agent: { readonly id: string; readonly name: string } | null): Caller | null =>
  agent && {
    viewer: {
      kind: 'agent',
      id: agent.id,
      name: agent.name,
      role: null,
      permissions: new Set<Permission>(['public', 'agent:send']),
      reach: 'none',
    },
    lang: 'en',
  }

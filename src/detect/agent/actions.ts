import { statfs } from 'node:fs/promises'
import { zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import type { OutputOf, ParsedInputOf, SentBytes } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { newSecret, secretHash } from '#src/prepare/people/secret.ts'
import { inRecord } from '#src/record/journal.ts'
import { storeBatch, storedNumber } from '../log/actions/batch.ts'
import { byName } from '../log/formats.ts'
import { aboutAgent, agentSecret, Loss, maySendAs, reportEverySeconds, stateOf } from './agent.ts'
import type { agentApi } from './api.ts'
import { mostLosses } from './bound.ts'
import * as store from './store.ts'

type In<K extends keyof typeof agentApi> = ParsedInputOf<(typeof agentApi)[K]>
type Out<K extends keyof typeof agentApi> = Promise<OutputOf<(typeof agentApi)[K]>>

const dayMs = 86_400_000
const mostAgents = 2_000
const mostLossesShown = 20
/** The desk itself must go on writing its record: agents wait before the disk is full. */
const leastFreeBytes = 128 * 1024 * 1024
const waitSeconds = 30

export const agentActions = {
  async list({ desk }: Context): Out<'list'> {
    const { db } = desk.state
    const [agents, sent, losses] = [
      await store.readAgents(db, mostAgents),
      await store.sentBy(db),
      await store.newestLosses(db, mostLossesShown),
    ]
    const now = desk.now().getTime()
    const rows = agents.map((agent) => ({
      ...agent,
      state: stateOf(agent, now),
      sent: sent.get(agent.id) ?? [],
      losses: losses.get(agent.id) ?? [],
    }))
    return { rows }
  },

  async invite(context: Context, { name, sources }: In<'invite'>): Out<'invite'> {
    const { desk } = context
    const [id, token, at] = [desk.newId(), newToken(), desk.now()]
    const until = new Date(at.getTime() + dayMs)
    await inRecord(context, async (tx, journal) => {
      if (await store.isNameTaken(tx, name)) refuse('agent.name.already-used', { name })
      await store.addAgent(tx, { id, name, sources, enrolHash: secretHash(token), until, at })
      const facts = { name, sources: sources.join(', ') }
      journal.append({ kind: 'access', code: 'agent.invited', about: [aboutAgent(id)], facts })
      journal.announce({ topic: 'desk', id: null })
    })
    return { id, name, token, until: until.toISOString() }
  },

  async inviteAgain(context: Context, { id }: In<'inviteAgain'>): Out<'inviteAgain'> {
    const { desk } = context
    const token = newToken()
    const until = new Date(desk.now().getTime() + dayMs)
    const name = await inRecord(context, async (tx, journal) => {
      if (!(await store.inviteAgain(tx, id, secretHash(token), until))) refuse('agent.not-found')
      const { name } = (await store.readAgent(tx, id))!
      journal.append({ kind: 'access', code: 'agent.invited', about: [aboutAgent(id)], facts: { name } })
      journal.announce({ topic: 'desk', id: null })
      return name
    })
    return { id, name, token, until: until.toISOString() }
  },

  async revoke(context: Context, { id, reason }: In<'revoke'>): Out<'revoke'> {
    await inRecord(context, async (tx, journal) => {
      const agent = (await store.revokeAgent(tx, id, reason, context.desk.now())) ?? refuse('agent.not-found')
      const facts = { name: agent.name, reason }
      journal.append({ kind: 'access', code: 'agent.revoked', about: [aboutAgent(id)], facts })
      // Every server process forgets the secret at once.
      journal.announce({ topic: 'people', id })
      journal.announce({ topic: 'desk', id: null })
    })
    return {}
  },

  async enrol(context: Context, { token, host }: In<'enrol'>): Out<'enrol'> {
    const secret = `${agentSecret}${newSecret()}`
    const agent = await inRecord(context, async (tx, journal) => {
      const enrolled =
        (await store.enrolAgent(tx, secretHash(token), secretHash(secret), context.desk.now())) ??
        refuse('agent.token.wrong-credentials')
      const { id, name } = enrolled
      const { host: hostName, platform, version } = host
      const facts = { name, host: hostName, platform, version }
      const by = { ...context.viewer, kind: 'agent', id, name } as const
      journal.append({ kind: 'access', code: 'agent.enrolled', about: [aboutAgent(id)], facts }, by)
      // A secret that it had before is forgotten.
      journal.announce({ topic: 'people', id })
      journal.announce({ topic: 'desk', id: null })
      return enrolled
    })
    return { id: agent.id, name: agent.name, secret, reportEverySeconds }
  },

  async report(context: Context, { series, report }: In<'report'>): Out<'report'> {
    const { desk } = context
    const receivedAt = desk.now()
    const id = agentOf(context)
    await store.saveReport(desk.state.db, id, { report, at: receivedAt, address: context.address })
    const stored = series === undefined ? 0 : await storedNumber(desk, keyOf(id, series))
    return {
      receivedAt: receivedAt.toISOString(),
      answeredAt: desk.now().toISOString(),
      stored,
      reportEverySeconds,
    }
  },

  async send(context: Context, { body, ...batch }: In<'send'> & { body: SentBytes }): Out<'send'> {
    const { desk } = context
    const id = agentOf(context)
    const agent = await store.readAgent(desk.state.db, id)
    // What a server process remembers of a secret outlives the revocation by a moment; this does not.
    if (!agent || agent.revokedAt !== null) return refuse('session.not-signed-in')
    const { series, number, source, kind } = batch
    const losses = kind === 'loss' ? lossesIn(body.bytes) : []
    for (const name of [source, ...losses.map((loss) => loss.source)])
      if (!maySendAs(agent, name)) refuse('agent.source.not-allowed', { name: agent.name, source: name })
    if (desk.archiveHosts.length === 0) await hasRoom(desk.dataDir)
    if (losses.length > 0) await stateLosses(context, agent, { series, number }, losses)
    const lines = losses.map((loss) => JSON.stringify(lineOf(agent.name, loss)))
    const taken = await storeBatch(context, kind === 'loss' ? Buffer.from(`${lines.join('\n')}\n`) : body.bytes, {
      source,
      id: { key: keyOf(id, series), number },
      // A format that this desk does not know is no reason to lose lines.
      format: byName.has(batch.format) ? batch.format : 'auto',
      zone: batch.zone,
      file: batch.file || undefined,
      before: batch.before,
      learn: batch.learn,
    })
    await store.noteSource(desk.state.db, id, source)
    const first = (taken.after ?? 0) + 1
    const from = batch.from ?? number
    // Of a series that was never heard the first number may be any.
    if (!taken.isRepeated && first > 1 && from > first) {
      const facts = { name: agent.name, first, last: from - 1 }
      await inRecord(context, async (_, journal) => {
        journal.append({ kind: 'change', code: 'agent.batches-missing', about: [aboutAgent(id)], facts })
      })
    }
    return { stored: number, lines: taken.lines, isRepeated: taken.isRepeated }
  },
}

const newToken = (): string => `hke_${newSecret()}`
/** Under which the archive keeps, in the same breath as the lines, the highest number of a series. */
const keyOf = (id: string, series: string): string => `agent:${id}:${series}`

const agentOf = ({ viewer }: Context): string =>
  viewer.kind === 'agent' && viewer.id !== null ? viewer.id : refuse('agent.only-agents.not-allowed')

async function hasRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < leastFreeBytes) refuse('agent.disk.unavailable', { seconds: waitSeconds })
}

const openingBracket = 91
const mostLossBytes = 8 * 1024 * 1024
const Losses = z.array(Loss).min(1).max(mostLosses)
function lossesIn(bytes: Uint8Array): Loss[] {
  try {
    const isPacked = bytes[0] !== openingBracket
    const text = isPacked ? zstdDecompressSync(bytes, { maxOutputLength: mostLossBytes }) : Buffer.from(bytes)
    return Losses.parse(JSON.parse(text.toString('utf8')))
  } catch {
    return refuse('agent.loss.unreadable.invalid')
  }
}

async function stateLosses(
  context: Context,
  agent: store.AgentRecord,
  batch: { readonly series: string; readonly number: number },
  losses: readonly Loss[],
): Promise<void> {
  await inRecord(context, async (tx, journal) => {
    const at = context.desk.now()
    for (const { source, file, why, lines, bytes, from, to } of await store.addLosses(
      tx,
      agent.id,
      batch,
      losses,
      at,
    )) {
      const facts = { name: agent.name, source, file, why, lines, bytes, from, to }
      journal.append({ kind: 'change', code: 'agent.lines-lost', about: [aboutAgent(agent.id)], facts })
    }
  })
}

/** What is missing stands as a line where it would have stood. */
const lineOf = (agent: string, { source, file, why, lines, bytes, from, to }: Loss) => ({
  '@timestamp': to,
  message: `${bytes} bytes of ${file} were lost (${why}) between ${from} and ${to}`,
  'event.action': 'lines-lost',
  'event.reason': why,
  'log.source': source,
  'agent.name': agent,
  'log.lost.lines': lines,
  'log.lost.bytes': bytes,
})

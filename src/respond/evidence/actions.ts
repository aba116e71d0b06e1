import { readFile } from 'node:fs/promises'
import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { may } from '#src/core/viewer.ts'
import type { Context } from '#src/platform/context.ts'
import { newSecret, secretHash } from '#src/prepare/people/secret.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { byAgentActions, collectingAgents } from './actions/by-agent.ts'
import { custodyActions } from './actions/custody.ts'
import { custodyOf } from './actions/custody-lines.ts'
import { fileActions } from './actions/file.ts'
import { look } from './actions/look.ts'
import { paperActions } from './actions/paper.ts'
import { proof, proofOfItem } from './actions/prove.ts'
import { addItem } from './actions/take-in.ts'
import { timeline } from './actions/timeline.ts'
import { readItem } from './actions/within.ts'
import type { evidenceApi } from './api.ts'
import { collectorDays, collectorFor } from './collector.ts'
import { nextStates } from './custody.ts'
import { shortCode } from './evidence.ts'
import { childrenOf, collectorsOf, copiesOf, handoversOf, insertCollector, itemsOf } from './store.ts'

type Api = typeof evidenceApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const evidenceActions = {
  async list(context: Context, input: In<'list'>): Out<'list'> {
    const incident = await reading(context, input.incident)
    const { db } = context.desk.state
    const agents = await collectingAgents(db)
    return {
      rows: await itemsOf(db, incident),
      collectors: await collectorsOf(db, incident),
      agents: agents.map(({ name }) => name),
    }
  },

  async show(context: Context, input: In<'show'>): Out<'show'> {
    const { viewer } = context
    const { db } = context.desk.state
    const { incident, item } = await readItem(context, input)
    const handovers = await handoversOf(db, item.id)
    const open = handovers.find((one) => one.state === 'given')
    const mayWrite = may(viewer, 'evidence:write')
    const isGone = item.state === 'returned' || item.state === 'destroyed'
    return {
      row: item,
      code: item.file ? shortCode(item.file.sha256) : null,
      proof: await proofOfItem(context, item),
      copies: await copiesOf(db, item.id),
      handovers: handovers.map(({ fromId: _, ...one }) => one),
      children: (await childrenOf(db, incident, item.id)).map(({ number, description }) => ({ number, description })),
      custody: await custodyOf(context, incident.id, item),
      can: {
        write: mayWrite,
        give: mayWrite && !open && !isGone && (item.holderId === null || item.holderId === viewer.id),
        answer: mayWrite && open && (open.toId ?? open.fromId ?? viewer.id) === viewer.id ? open.id : null,
        takeOut: may(viewer, 'evidence:download') && item.file !== null && !isGone && item.state !== 'sealed',
        become: mayWrite && !open ? nextStates(item.state).filter((one) => one !== 'destroyed' || !item.file) : [],
      },
    }
  },

  add: (context: Context, input: In<'add'>): Out<'add'> => addItem(context, input),
  ...custodyActions,
  ...fileActions,
  look,
  timeline,
  proof,
  ...paperActions,
  ...byAgentActions,

  async makeCollector(context: Context, input: In<'makeCollector'>): Promise<Download> {
    const { desk, viewer } = context
    const lang = input.lang ?? context.lang
    const token = newSecret()
    const made = await inIncident(context, input.incident, async (within) => {
      const expiresAt = new Date(Date.parse(within.now) + collectorDays * 86_400_000).toISOString()
      const id = desk.newId()
      await insertCollector(within.tx, within.incident.id, {
        id,
        host: input.host,
        system: input.system,
        tokenHash: secretHash(token),
        madeBy: viewer.name,
        madeAt: within.now,
        expiresAt,
      })
      within.append({
        kind: 'change',
        code: 'evidence.collector.made',
        facts: { host: input.host, at: { at: expiresAt } },
      })
      return { id, number: within.incident.number, madeAt: within.now }
    })
    const file = input.system === 'posix' ? 'collect.sh' : 'collect.ps1'
    const template = await readFile(new URL(`../../../agent/${file}`, import.meta.url), 'utf8')
    const script = collectorFor(input.system, template, {
      deskUrl: desk.publicUrl.replace(/\/$/, ''),
      token,
      incident: made.number,
      host: input.host,
      collection: made.id,
      madeAt: made.madeAt,
      lang,
    })
    const body = new TextEncoder().encode(script)
    const name = `collect-${made.number}-${input.host.replaceAll(':', '_')}.${input.system === 'posix' ? 'sh' : 'ps1'}`
    return { name, mediaType: 'text/plain; charset=utf-8', body, bytes: body.byteLength }
  },
}

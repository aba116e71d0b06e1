// Who holds it: hand-overs that both sides confirm, copies, seals, and the decisions that end its way.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { nameOfPerson } from '#src/respond/incident/store/people.ts'
import type { evidenceApi } from '../api.ts'
import { mayAnswer, mayBecome, mayGive } from '../custody.ts'
import type { EvidenceFacts } from '../evidence.ts'
import {
  answerHandover,
  copiesOf,
  handoversOf,
  insertCopy,
  insertHandover,
  itemOf,
  setHolder,
  setState,
  updateFacts,
} from '../store.ts'
import { onItem } from './within.ts'

type Api = typeof evidenceApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const nothing = { word: 'evidence.nothing' }
const shown = (value: unknown): unknown => {
  if (typeof value === 'object' && value !== null && 'from' in value) return { at: (value as { from: string }).from }
  return value === null || value === '' ? nothing : String(value)
}

export const custodyActions = {
  async change(context: Context, { incident, item, reason, ...given }: In<'change'>): Out<'change'> {
    return await onItem(context, { incident, item }, async (on) => {
      const was = on.item
      const fields = Object.keys(given) as (keyof EvidenceFacts)[]
      const changed = fields.filter(
        (field) => given[field] !== undefined && JSON.stringify(given[field]) !== JSON.stringify(was[field]),
      )
      if (changed.length === 0) return was
      const is: EvidenceFacts = { ...was, ...Object.fromEntries(changed.map((field) => [field, given[field]])) }
      await updateFacts(on.tx, was.id, is)
      const changes = changed.map((field) => ({
        word: 'evidence.change',
        field: { word: `evidence.field.${field}` },
        before: shown(was[field]),
        after: shown(is[field]),
      }))
      on.note('changed', { changes, reason })
      return await itemOf(on.tx, on.incident, was.id)
    })
  },

  async addCopy(context: Context, input: In<'addCopy'>): Out<'addCopy'> {
    return await onItem(context, input, async (on) => {
      const { purpose, medium, place, note } = input
      const id = context.desk.newId()
      const sha256 = input.sha256 ?? null
      const one = { id, purpose, medium, place, madeBy: context.viewer.name, madeAt: on.now, note, sha256 }
      await insertCopy(on.tx, on.item.id, one)
      const copy = (await copiesOf(on.tx, on.item.id)).find((known) => known.id === id)!
      const same = copy.isSame === null ? '' : { word: `evidence.copied.${copy.isSame ? 'same' : 'differs'}` }
      on.note('copied', { purpose: { word: `evidence.purpose.${purpose}` }, medium, place, same })
      return copy
    })
  },

  async handOver(context: Context, input: In<'handOver'>): Out<'handOver'> {
    const { viewer } = context
    return await onItem(context, input, async (on) => {
      mayGive(on.item, viewer.id)
      if ((input.toId === undefined) === !input.toName) refuse('evidence.handover.to.invalid')
      const to = input.toId ? await nameOfPerson(on.tx, input.toId) : (input.toName ?? null)
      if (to === null) refuse('evidence.handover.to.invalid')
      if (input.toId && input.toId === on.item.holderId) refuse('evidence.handover.same-person')
      const one = {
        id: context.desk.newId(),
        fromId: viewer.id,
        from: on.item.holder || viewer.name,
        toId: input.toId ?? null,
        to,
        purpose: input.purpose,
        condition: input.condition,
        place: input.place,
        givenAt: on.now,
        state: 'given' as const,
        answeredAt: null,
        answeredBy: null,
        answer: '',
      }
      await insertHandover(on.tx, on.item.id, one)
      const condition = one.condition || nothing
      on.note('given', { from: one.from, to, purpose: one.purpose, condition })
      const { fromId: _, ...handover } = one
      return handover
    })
  },

  async answerHandover(context: Context, input: In<'answerHandover'>): Out<'answerHandover'> {
    const { viewer } = context
    return await onItem(context, input, async (on) => {
      const known = (await handoversOf(on.tx, on.item.id)).find((one) => one.id === input.handover)
      if (!known) return refuse('evidence.handover.not-found')
      // Whoever gave it may also take it back while nobody has answered.
      const isTakenBack = !input.isReceived && known.fromId !== null && known.fromId === viewer.id
      if (!isTakenBack) mayAnswer(known, viewer.id)
      else if (known.state !== 'given') refuse('evidence.handover.already-answered')
      const state = input.isReceived ? ('received' as const) : ('refused' as const)
      await answerHandover(on.tx, known.id, { state, at: on.now, by: viewer.name, answer: input.answer })
      if (input.isReceived) await setHolder(on.tx, on.item.id, { id: known.toId, name: known.to, place: known.place })
      on.note(state, { from: known.from, to: known.to, by: viewer.name, answer: input.answer })
      const { fromId: _, ...handover } = (await handoversOf(on.tx, on.item.id)).find((one) => one.id === known.id)!
      return handover
    })
  },

  async decide(context: Context, input: In<'decide'>): Out<'decide'> {
    return await onItem(context, input, async (on) => {
      mayBecome(on.item, input.state)
      if (input.state === 'sealed' && input.seal === '') refuse('evidence.seal.invalid')
      const seal = input.state === 'sealed' ? input.seal : ''
      await setState(on.tx, on.item.id, input.state, seal)
      on.note(
        'decided',
        {
          from: { word: `evidence.state.${on.item.state}` },
          to: { word: `evidence.state.${input.state}` },
          seal: seal ? { word: 'evidence.decided.seal', seal } : '',
          decidedBy: input.decidedBy,
          reason: input.reason,
        },
        'decision',
      )
      return await itemOf(on.tx, on.incident, on.item.id)
    })
  },
}

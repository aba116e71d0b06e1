// A letter to everybody on the list: written by one, approved by another, then sent in lots by the desk.
import type { OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident } from '#src/respond/incident/actions/within.ts'
import { strangePlaces } from '../affected.ts'
import type { affectedApi } from '../api.ts'
import { insertLetter, letterOf, setApproved, setWithdrawn } from '../store/letter.ts'
import { showAffected } from './show.ts'

type Api = typeof affectedApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>
const always = { whenClosed: true }

export const affectedLetterActions = {
  async write(context: Context, { incident, ja, en, isAgain }: In<'write'>): Out<'write'> {
    const strange = [ja, en].flatMap((one) => strangePlaces(`${one.subject}\n${one.text}`))
    if (strange.length > 0)
      refuse('affected.letter.place.invalid', { places: strange.map((one) => `{${one}}`).join(' ') })
    await inIncident(
      context,
      incident,
      async ({ tx, incident, now, append }) => {
        const { id: by, name: byName } = context.viewer
        const id = context.desk.newId()
        const no = await insertLetter(tx, incident.id, { id, isAgain, ja, en, by: by!, byName, at: now })
        append({
          kind: 'change',
          code: 'affected.letter.written',
          facts: { no, subject: { ja: ja.subject, en: en.subject } },
          searchText: [ja.subject, en.subject, ja.text, en.text].join('\n'),
        })
      },
      always,
    )
    return await showAffected(context, incident)
  },

  async approve(context: Context, { incident, no, alone }: In<'approve'>): Out<'approve'> {
    const { viewer } = context
    await inIncident(
      context,
      incident,
      async ({ tx, incident, now, append }) => {
        const was = await letterOf(tx, incident.id, no)
        if (was.approvedAt !== null || was.withdrawnAt !== null) refuse('affected.letter.over')
        const isOwn = was.madeById === viewer.id
        if (isOwn && alone === '') refuse('affected.letter.own')
        await setApproved(tx, was.id, { byName: viewer.name, at: now, alone: isOwn ? alone : '' })
        append({
          kind: 'decision',
          code: isOwn ? 'affected.letter.approved-alone' : 'affected.letter.approved',
          facts: { no, author: was.madeBy, alone },
        })
      },
      always,
    )
    return await showAffected(context, incident)
  },

  async withdraw(context: Context, { incident, no, reason }: In<'withdraw'>): Out<'withdraw'> {
    await inIncident(
      context,
      incident,
      async ({ tx, incident, now, append }) => {
        const was = await letterOf(tx, incident.id, no)
        if (was.doneAt !== null || was.withdrawnAt !== null) refuse('affected.letter.over')
        await setWithdrawn(tx, was.id, now)
        append({ kind: 'decision', code: 'affected.letter.withdrawn', facts: { no, reason } })
      },
      always,
    )
    return await showAffected(context, incident)
  },
}

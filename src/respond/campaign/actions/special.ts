// Groups with a handling of their own: made, filled, seen to on their days (S0-48).
import { stringify } from 'csv-stringify/sync'
import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { loginKey } from '../account.ts'
import type { campaignApi } from '../api.ts'
import type { SpecialDate } from '../special.ts'
import { numberOf } from '../store/campaign.ts'
import { insertSpecial, membersOf, setMembers, setSpecial, specialOf, specialsOf } from '../store/special.ts'
import { onCampaign, readCampaign } from './within.ts'

type Api = typeof campaignApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostDates = 200
const toCome = ({ at, what }: Pick<SpecialDate, 'at' | 'what'>): SpecialDate => ({
  at,
  what,
  doneAt: null,
  doneBy: null,
  note: '',
})
const inOrder = (dates: readonly SpecialDate[]): SpecialDate[] =>
  dates.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))

export const specialActions = {
  async specials(context: Context, input: In<'specials'>): Out<'specials'> {
    return { rows: await specialsOf(context.desk.state.db, (await readCampaign(context, input)).id) }
  },

  async addSpecial(context: Context, input: In<'addSpecial'>): Out<'addSpecial'> {
    return await onCampaign(context, input, async ({ tx, campaign: { id }, note }) => {
      const { name, handling, responsible, logins } = input
      const said = { name, handling, responsible, dates: inOrder(input.dates.map(toCome)) }
      const position = await insertSpecial(tx, id, said)
      const found = await setMembers(tx, id, position, logins.map(loginKey), 'in')
      note('special.made', { group: name, responsible, count: found.size })
      return { ...(await specialOf(tx, id, position)), unknown: logins.filter((login) => !found.has(loginKey(login))) }
    })
  },

  async changeSpecial(context: Context, input: In<'changeSpecial'>): Out<'changeSpecial'> {
    return await onCampaign(context, input, async ({ tx, campaign: { id }, note }) => {
      const before = await specialOf(tx, id, input.special)
      const dates = inOrder([...before.dates, ...input.dates.map(toCome)])
      if (dates.length > mostDates) refuse('campaign.special.too-many-days', { limit: mostDates })
      const { handling = before.handling, responsible = before.responsible, add, remove } = input
      await setSpecial(tx, id, before.position, { handling, responsible, dates })
      const taken = await setMembers(tx, id, before.position, add.map(loginKey), 'in')
      const left = await setMembers(tx, id, before.position, remove.map(loginKey), 'out')
      note('special.changed', { group: before.name, responsible, added: taken.size, removed: left.size })
      const unknown = [
        ...add.filter((login) => !taken.has(loginKey(login))),
        ...remove.filter((login) => !left.has(loginKey(login))),
      ]
      return { ...(await specialOf(tx, id, before.position)), unknown }
    })
  },

  async specialDone(context: Context, input: In<'specialDone'>): Out<'specialDone'> {
    return await onCampaign(context, input, async ({ tx, campaign: { id }, now, note }) => {
      const { name, dates, handling, responsible } = await specialOf(tx, id, input.special)
      const day = dates[input.day - 1] ?? refuse('campaign.special.not-found')
      if (day.doneAt !== null) refuse('campaign.special.already-done')
      const done = { ...day, doneAt: now, doneBy: context.viewer.name, note: input.note }
      await setSpecial(tx, id, input.special, { handling, responsible, dates: dates.with(input.day - 1, done) })
      note('special.done', { group: name, what: day.what, text: input.note })
      return await specialOf(tx, id, input.special)
    })
  },

  /** With a byte order mark, for spreadsheets; a cell that a spreadsheet would compute is told to be text. */
  async specialCsv(context: Context, input: In<'specialCsv'>): Promise<Download> {
    const { db } = context.desk.state
    const campaign = await readCampaign(context, input)
    const { position } = await specialOf(db, campaign.id, input.special)
    const rows = await membersOf(db, campaign.id, position)
    const options = { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' as const }
    const body = new TextEncoder().encode(stringify(rows, options))
    const name = `${numberOf(campaign)}-special-${position}.csv`
    return { name, mediaType: 'text/csv; charset=utf-8', body, bytes: body.byteLength }
  },
}

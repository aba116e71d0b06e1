import type { Download, OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { addDamage } from '#src/recover/damage/actions/add.ts'
import { DamageInput } from '#src/recover/damage/damage.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { affectedLetterActions } from './actions/letter.ts'
import { readBeside } from './actions/read.ts'
import { showAffected } from './actions/show.ts'
import { mostAffected } from './affected.ts'
import { affectedCsv } from './affected-csv.ts'
import type { affectedApi } from './api.ts'
import { matchGiven, takeGiven } from './store/take-in.ts'
import { affectedRows, countAffected, figuresOf, insertClaim, setAnswer, setTold } from './store.ts'
import { affectedWord } from './words.ts'

type Api = typeof affectedApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const rowsAtOnce = 5_000
/** People are told, answer and claim long after an incident is closed. */
const always = { whenClosed: true }

export const affectedActions = {
  ...affectedLetterActions,

  show: (context: Context, { incident }: In<'show'>): Out<'show'> => showAffected(context, incident),

  async people(context: Context, { incident, ...filter }: In<'people'>): Out<'people'> {
    const head = await reading(context, incident)
    const { db } = context.desk.state
    return { total: await countAffected(db, head.id, filter), rows: await affectedRows(db, head.id, filter) }
  },

  async import(
    context: Context,
    { incident, check, lost, files }: In<'import'> & { readonly files: readonly UploadedFile[] },
  ): Out<'import'> {
    const [file] = files
    if (!file || files.length > 1) refuse('affected.file.invalid')
    const read = await readBeside({ bytes: file.bytes, lang: context.lang, lost })
    if (read.count === 0) refuse('affected.file.missing')
    return await inIncident(
      context,
      incident,
      async (within) => {
        const { tx, incident, now } = within
        const is = await matchGiven(tx, incident.id, read.lots)
        const { charset, lines, twice, leftOut, problems } = read
        const outcome = { charset, lines, ...is, twice, leftOut, problems: [...problems] }
        if (check) return outcome
        if ((await figuresOf(tx, incident.id)).total + is.added > mostAffected)
          refuse('affected.limit', { limit: mostAffected })
        await takeGiven(tx, incident.id, now)
        // How many, never who: the record is read by more people than the list.
        within.append({ kind: 'finding', code: 'affected.imported', facts: { lines, ...is, twice, leftOut } })
        return outcome
      },
      always,
    )
  },

  async told(context: Context, { incident, nos, channel, at, note }: In<'told'>): Out<'told'> {
    await inIncident(
      context,
      incident,
      async (within) => {
        const by = context.viewer.name
        const of = { nos: nos ?? null, channel, at: at ?? within.now, note, by }
        if (of.at > within.now) refuse('affected.time.future')
        const count = await setTold(within.tx, within.incident.id, of)
        if (count === 0) refuse('affected.nobody')
        within.append({
          kind: 'contact',
          code: 'affected.told',
          facts: { count, channel: affectedWord(`affected.channel.${channel}`) },
        })
      },
      always,
    )
    return await showAffected(context, incident)
  },

  async answer(context: Context, { incident, no, answer, note, at }: In<'answer'>): Out<'answer'> {
    return await inIncident(
      context,
      incident,
      async ({ tx, incident, now, append }) => {
        await setAnswer(tx, incident.id, no, { answer, note, at: answer === '' ? null : (at ?? now) })
        append({
          kind: answer === 'complaint' || answer === 'claim' ? 'complaint' : 'contact',
          code: 'affected.answered',
          facts: { no, answer: affectedWord(`affected.answer.${answer}`) },
        })
        return (await affectedRows(tx, incident.id, { which: 'all', text: '', no, offset: 0, limit: 1 }))[0]!
      },
      always,
    )
  },

  async claim(context: Context, { incident, no, ...claim }: In<'claim'>): Out<'claim'> {
    const { low, high = low, unit, confidence, basis, borneBy } = claim
    await inIncident(
      context,
      incident,
      async (within) => {
        const { tx, incident } = within
        const count = no === undefined ? (await figuresOf(tx, incident.id)).total : 1
        if (count === 0) refuse('affected.nobody')
        const facts = no === undefined ? { count } : { no }
        const what = affectedWord(no === undefined ? 'affected.claim.all' : 'affected.claim.one', facts)[context.lang]
        const input = { kind: 'claims', what, low: low * count, high: high * count, unit, confidence, basis, borneBy }
        const damageNo = await addDamage(
          within,
          context,
          DamageInput.parse({ ...input, party: no === undefined ? '' : what }),
        )
        if (no !== undefined) await insertClaim(tx, incident.id, no, damageNo)
      },
      always,
    )
    return await showAffected(context, incident)
  },

  async csv(context: Context, input: In<'csv'>): Promise<Download> {
    const { lang = context.lang, encoding, which } = input
    return await inIncident(
      context,
      input.incident,
      async ({ tx, incident, append }) => {
        const rows = []
        for (let isMore = true; isMore; ) {
          const more = await affectedRows(tx, incident.id, { which, text: '', offset: rows.length, limit: rowsAtOnce })
          rows.push(...more)
          isMore = more.length === rowsAtOnce
        }
        append({ kind: 'access', code: 'affected.exported', facts: { count: rows.length } })
        return {
          name: `${incident.number}-affected.csv`,
          mediaType: 'text/csv',
          body: affectedCsv(rows, { lang, encoding, zone: context.desk.zone }),
        }
      },
      always,
    )
  },
}

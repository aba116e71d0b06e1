// The register as it is read: the board of units, a window of machines, the whole as CSV; and the rule of return.
import { stringify } from 'csv-stringify/sync'
import type { Download, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { formatInstant } from '#src/core/time.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading } from '#src/respond/incident/actions/within.ts'
import { guarded } from '#src/respond/incident/csv-export.ts'
import type { quarantineApi } from '../api.ts'
import { Check, type Machine } from '../machine.ts'
import type { MachineRow, QuarantineBoard } from '../register.ts'
import { registerWords } from '../register-words.ts'
import { missingOf, type ReturnRule, standingOf } from '../rule.ts'
import { countsOf, everyMachine, putRule, ruleOf, saveMachines, unitsOf, windowOf } from '../store.ts'
import { quarantineEntryWords } from '../words.ts'

type Api = typeof quarantineApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

export const showActions = {
  board: (context: Context, { incident }: In<'board'>): Out<'board'> => boardOf(context, incident),

  async machines(context: Context, { incident, offset, limit, ...filter }: In<'machines'>): Out<'machines'> {
    const { db } = context.desk.state
    const { id } = await reading(context, incident)
    const { rule } = await ruleOf(db, id)
    const { total, rows } = await windowOf(db, id, filter, { offset, limit })
    return { total, rows: rows.map((one) => rowOf(rule, one)) }
  },

  async setRule(context: Context, { incident, rule }: In<'setRule'>): Out<'setRule'> {
    if (rule.every.length === 0) refuse('quarantine.rule.empty')
    await inIncident(context, incident, async (within) => {
      const { tx, now } = within
      const { id } = within.incident
      await putRule(tx, id, { rule, setAt: now, setBy: context.viewer.name })
      const judged = (await everyMachine(tx, id)).filter((one) => one.ended === null)
      const changed = judged
        .map((one) => ({ ...one, standing: standingOf(rule, one) }))
        .filter((one, at) => one.standing !== judged[at]?.standing)
      await saveMachines(tx, changed)
      within.append({ kind: 'decision', code: 'quarantine.ruled', facts: ruleFacts(rule), searchText: rule.text })
    })
    return await boardOf(context, incident)
  },

  async register(context: Context, input: In<'register'>): Promise<Download> {
    const { desk } = context
    const lang = input.lang ?? context.lang
    const head = await reading(context, input.incident)
    const t = speaker(quarantineEntryWords, lang)
    const named = speaker(registerWords, lang)
    const { rule } = await ruleOf(desk.state.db, head.id)
    const when = (at: string | undefined) => (at === undefined ? '' : formatInstant(at, { lang, zone: head.zone }))
    const rows = (await everyMachine(desk.state.db, head.id)).map((one) => [
      String(one.no),
      ...[one.machine, one.address, one.unit, one.person, one.reason, when(one.isolatedAt), one.isolatedBy],
      ...[t(`quarantine.standing.${one.standing}`), t(`quarantine.infected.${one.infected}`), one.pattern],
      ...Check.options.map((check) => {
        const is = one.checks[check]
        return is ? [when(is.at), is.by, is.proof].join(' / ') : ''
      }),
      ...[
        missingOf(rule, one)
          .map((missing) => t(`quarantine.missing.${missing}`))
          .join(' / '),
      ],
      ...[
        when(one.confirmed?.at),
        one.confirmed?.by ?? '',
        when(one.ended?.at),
        one.ended?.by ?? '',
        one.ended?.reason ?? '',
      ],
    ])
    const heads = [
      ...([
        'no',
        'machine',
        'address',
        'unit',
        'person',
        'reason',
        'isolated-at',
        'isolated-by',
        'standing',
        'infected',
      ] as const),
      'pattern' as const,
    ].map((one) => named(one))
    const checks = Check.options.map((check) => t(`quarantine.check.${check}`))
    const ends = (['missing', 'confirmed-at', 'confirmed-by', 'ended-at', 'ended-by', 'end-reason'] as const).map(
      (one) => named(one),
    )
    const csv = stringify([[...heads, ...checks, ...ends], ...rows.map((row) => row.map(guarded))], { bom: true })
    const body = new TextEncoder().encode(csv)
    return { name: `${head.number}-quarantine.csv`, mediaType: 'text/csv; charset=utf-8', body }
  },
}

export const rowOf = (rule: ReturnRule, machine: Machine): MachineRow => ({
  ...machine,
  missing: missingOf(rule, machine),
})

async function boardOf(context: Context, incident: string): Promise<QuarantineBoard> {
  const { db } = context.desk.state
  const head = await reading(context, incident)
  const [set, counts, units] = await Promise.all([ruleOf(db, head.id), countsOf(db, head.id), unitsOf(db, head.id)])
  return { ...set, counts, units, canWrite: may(context.viewer, 'incident:write') && head.phase !== 'closed' }
}

function ruleFacts({ every, infected, needsPattern, needsOther, text }: ReturnRule): Record<string, unknown> {
  return {
    every: every.map((one) => ({ word: `quarantine.check.${one}` })),
    infected: { word: infected === 'nothing' ? 'quarantine.rule.nothing' : `quarantine.missing.${infected}` },
    more: {
      word: 'quarantine.rule.more',
      pattern: needsPattern ? { word: 'quarantine.rule.pattern' } : '',
      other: needsOther ? { word: 'quarantine.rule.other' } : '',
      text: text === '' ? '' : { word: 'quarantine.rule.text', text },
    },
  }
}

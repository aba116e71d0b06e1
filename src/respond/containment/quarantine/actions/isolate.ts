// Machines put down as cut off: one by one by hand, or all that a list names.
import type { OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { foldTerm } from '#src/platform/search/term.ts'
import { inIncident, type Within } from '#src/respond/incident/actions/within.ts'
import type { quarantineApi } from '../api.ts'
import { type Machine, mostMachines } from '../machine.ts'
import { type ReadMachine, readMachines } from '../read-machines.ts'
import { countsOf, insertMachines, lastNumber, namesOut } from '../store.ts'
import { quarantineEntryWords } from '../words.ts'
import { note, outcomeOf, tail } from './within.ts'

type Api = typeof quarantineApi
type In<K extends keyof Api> = ParsedInputOf<Api[K]>
type Out<K extends keyof Api> = Promise<OutputOf<Api[K]>>

const mostMegabytes = 5

export const isolateActions = {
  isolate: (context: Context, { incident, machines, reason, by, at }: In<'isolate'>): Out<'isolate'> =>
    inIncident(context, incident, async (within) => {
      const isolatedAt = at ?? within.now
      const given = new Map(machines.map((one) => [foldTerm(one.machine), one]))
      const lines = [...given.values()].map((one) => ({ ...one, reason, isolatedAt }))
      const out = await isolate(context, within, lines, by)
      const refused = lines.filter((one) => out.has(one.machine))
      return outcomeOf(
        context,
        lines.length - refused.length,
        refused.map((one) => ({ machine: one.machine, why: { code: 'already' } })),
      )
    }),

  async importMachines(
    context: Context,
    input: In<'importMachines'> & { files: UploadedFile[] },
  ): Out<'importMachines'> {
    const t = speaker(quarantineEntryWords, context.lang)
    const file = input.files[0] ?? refuse('quarantine.file.none')
    if (file.bytes.byteLength > mostMegabytes * 1024 ** 2)
      refuse('quarantine.import.too-large', { limit: `${mostMegabytes} MB` })
    return await inIncident(context, input.incident, async (within) => {
      const lines = readMachines(file.bytes, within.incident.zone)
      if (lines.length === 0) refuse('quarantine.import.empty')
      const good = lines.flatMap(({ read }) => (read ? [read] : []))
      const whole = good.map((one) => ({ ...one, unit: one.unit || input.unit, reason: one.reason || input.reason }))
      const out = await isolate(context, within, whole, input.by, input.check)
      const outcomes = lines.map(({ line, name, problem }) => {
        const why = problem ?? (out.has(name) ? 'already' : null)
        return { line, machine: name, ok: why === null, problem: why && t(`quarantine.why.${why}`) }
      })
      return { done: input.check ? 0 : outcomes.filter((one) => one.ok).length, outcomes }
    })
  },
}

type Given = Omit<ReadMachine, 'isolatedAt'> & { readonly isolatedAt: string | null }

/** Puts down those that are not out yet; answers with the names of those that were. */
async function isolate(
  { desk, viewer }: Context,
  within: Within,
  given: readonly Given[],
  by: string,
  isTrial = false,
): Promise<Set<string>> {
  const { tx, incident, now } = within
  const isolatedBy = by || viewer.name
  const out = await namesOut(
    tx,
    incident.id,
    given.map((one) => one.machine),
  )
  const fresh = given.filter((one) => !out.has(one.machine))
  const { total } = await countsOf(tx, incident.id)
  if (total + fresh.length > mostMachines) refuse('quarantine.limit', { limit: mostMachines })
  if (fresh.some(({ isolatedAt }) => isolatedAt !== null && Date.parse(isolatedAt) > desk.now().getTime()))
    refuse('quarantine.time.future')
  if (isTrial) return out
  const last = await lastNumber(tx, incident.id)
  const machines: Machine[] = fresh.map((one, at) => ({
    ...one,
    id: desk.newId(),
    no: last + at + 1,
    isolatedAt: one.isolatedAt ?? now,
    isolatedBy,
    pattern: '',
    checks: {},
    confirmed: null,
    ended: null,
    standing: 'isolated',
  }))
  await insertMachines(tx, incident.id, machines)
  const reasons = new Set(fresh.map((one) => one.reason))
  note(within, 'isolated', { by: isolatedBy, reason: tail(reasons.size === 1 ? [...reasons][0]! : '') }, machines)
  return out
}

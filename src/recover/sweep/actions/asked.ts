// A unit answers a sweep on the page behind its link, without an account.
import { refuse } from '#src/core/refusal.ts'
import type { AskedSection } from '#src/respond/plan/asked-section.ts'
import { askedSweep, mostRows } from '../asked-page.ts'
import { readHosts } from '../read-lines.ts'
import { askedOfAssignee, hostsOf } from '../store.ts'
import { hostsOfForm, mostHostsOfUnit, UnitState } from '../sweep.ts'
import { answerUnit } from './answer.ts'

export const sweepSection: AskedSection = {
  async show({ state }, linked, facts, form) {
    const asked = await askedOfAssignee(state.db, linked.id)
    return await Promise.all(
      asked.map(async (one) => ({
        id: one.id,
        body: askedSweep(facts, form, { ...one, hosts: await hostsOf(state.db, one.id) }),
      })),
    )
  },

  async take(within, linked, { of, act, text, answer, fields }) {
    const asked = (await askedOfAssignee(within.tx, linked.id)).find((one) => one.id === of)
    if (!asked || act !== 'sweep') return false
    const state = UnitState.exclude(['asked']).safeParse(answer)
    if (!state.success) return refuse('sweep.answer.missing')
    const { hosts: more, wrong } = readHosts(fields.get('more') ?? '')
    if (wrong.length > 0) refuse('sweep.answer.lines.invalid', { lines: wrong.slice(0, 10).join(', ') })
    if (more.length > mostHostsOfUnit) refuse('sweep.hosts.too-large', { limit: mostHostsOfUnit })
    const known = await hostsOf(within.tx, of)
    const kinds = new Map(known.map((one) => [one.host, one.kind]))
    const said = hostsOfForm(known.slice(0, mostRows), (host) => fields.get(`host.${host}`), fields.has('rest'))
    // A machine that stands in both is as its line says; what kind it is, the desk knew before.
    const hosts = new Map(
      [...said, ...more].map((one) => [one.host, { ...one, kind: kinds.get(one.host) ?? one.kind }]),
    )
    await answerUnit(within, {
      ...{ no: asked.no, unit: of, state: state.data, note: text, hosts: [...hosts.values()] },
      by: linked.name,
    })
    return true
  },
}

// What every action on a containment begins and ends with: the incident, the thing itself, and the row as the reader sees it then.
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import type { When } from '#src/core/time.ts'
import { may } from '#src/core/viewer.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading, type Within } from '#src/respond/incident/actions/within.ts'
import type { IncidentHead } from '#src/respond/incident/store.ts'
import { type ContainmentRow, containmentNumber } from '../containment.ts'
import { actsFrom, type ContainmentAct, canDo, isOpen } from '../state.ts'
import { containmentOf, rowOf, type Stored, saveContainment } from '../store.ts'
import { sayTarget, wordTarget } from '../target-words.ts'
import { containmentActWords, containmentEntryWords } from '../words.ts'

export type Ask = { readonly incident: string; readonly containment: string }
export type On = Within & {
  readonly one: Stored
  /** Writes what changed, and keeps the count of open ones at the head of the incident. */
  save(is: Partial<Stored>): Promise<void>
  note(
    code: string,
    facts?: Readonly<Record<string, unknown>>,
    entry?: { kind?: 'containment' | 'decision' | 'complaint' | 'finding'; when?: When },
  ): void
}

export async function onContainment<T>(
  context: Context,
  ask: Ask,
  act: ContainmentAct | null,
  work: (on: On) => Promise<T>,
): Promise<T> {
  return await inIncident(context, ask.incident, async (within) => {
    const one = await containmentOf(within.tx, within.incident, ask.containment)
    if (act !== null && one.busySince !== null) refuse('containment.busy')
    if (act !== null && !canDo(act, one.state))
      refuse('containment.state', {
        state: speaker(containmentEntryWords, context.lang)(`containment.state.${one.state}`),
        next: nextOf(one.state, context.lang),
      })
    return await work(onOne(within, one))
  })
}

/** In the words of the reader; `none` where it is over. */
const nextOf = (state: Stored['state'], lang: Language): string =>
  actsFrom(state)
    .map((next) => speaker(containmentActWords, lang)(next))
    .join(lang === 'ja' ? '、' : ', ') || 'none'

export function onOne(within: Within, one: Stored): On {
  return {
    ...within,
    one,
    async save(is) {
      const after = { ...one, ...is }
      await saveContainment(within.tx, after)
      within.count({ containments: Number(isOpen(after.state)) - Number(isOpen(one.state)) })
    },
    note: (code, facts = {}, { kind = 'containment', when } = {}) =>
      void within.append({
        kind,
        code: `containment.${code}`,
        ...aboutOf(within.incident, one, facts),
        ...(when ? { when } : {}),
      }),
  }
}

/** What every entry about a containment carries: its number, and what is cut off. */
export function aboutOf(
  incident: Pick<IncidentHead, 'number'>,
  one: Pick<Stored, 'id' | 'position' | 'target'>,
  facts: Readonly<Record<string, unknown>>,
) {
  const number = containmentNumber(incident.number, one.position)
  return {
    about: [{ type: 'containment', id: one.id }],
    facts: { number, what: wordTarget(one.target), ...facts },
    searchText: `${number} ${sayTarget(one.target, 'ja')} ${sayTarget(one.target, 'en')}`,
  }
}

export async function shown(context: Context, incident: string, id: string): Promise<ContainmentRow> {
  const { desk, viewer } = context
  const head = await reading(context, incident)
  const one = await containmentOf(desk.state.db, head, id)
  return rowOf(one, desk.now(), may(viewer, 'incident:write') && head.phase !== 'closed')
}

/** Now, as exactly as a program knows it. */
export const exactly = (at: string, zone: string): When => ({ from: at, to: at, precision: 'second', zone })

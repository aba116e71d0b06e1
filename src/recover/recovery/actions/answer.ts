import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { inIncident, reading, type Within } from '#src/respond/incident/actions/within.ts'
import { type Item, idOfItem } from '../checklist.ts'
import { recoveryChecklist } from '../load.ts'
import type { ItemAnswer, RecoveryView } from '../recovery.ts'
import { itemsOf, recoveryOf, restrictedOf, type StoredItem, setItem } from '../store.ts'
import { showRecovery } from './show.ts'

/** One answer for one item, or for several that it settles together; what stands already is no entry. */
export async function answerItems(
  context: Context,
  incident: string,
  ids: readonly string[],
  said: ItemAnswer,
): Promise<RecoveryView> {
  const items = [...new Set(ids)].map(itemNamed)
  if (said.state === 'not-applicable' && said.reason === '') refuse('recovery.reason.missing')
  if (said.state === 'done' && said.answer === '' && said.proof === '') refuse('recovery.answer.missing')
  const head = await reading(context, incident)
  const { db } = context.desk.state
  if (!(await recoveryOf(db, head.id))) refuse('recovery.not-begun')
  const restricted = items.some((one) => one.is_restricted)
    ? ((await restrictedOf(db, context.viewer, head.id)) ?? refuse('recovery.restricted.not-found'))
    : null
  if (head.phase === 'closed') refuse('incident.closed')
  for (const [id, mine] of [
    [head.id, items.filter((one) => !one.is_restricted)],
    [restricted?.id ?? head.id, items.filter((one) => one.is_restricted)],
  ] as const)
    if (mine.length > 0) await inIncident(context, id, (within) => write(within, mine, said, context.viewer.name))
  return await showRecovery(context, incident)
}

/** What a review has settled, within what it changes. */
export async function answerWithin(
  within: Within,
  id: string,
  { answer, proof, by }: { readonly answer: string; readonly proof: string; readonly by: string },
): Promise<void> {
  await write(within, [itemNamed(id)], { state: 'done', who: by, dueOn: null, answer, proof, reason: '' }, by)
}

function itemNamed(id: string): Item {
  const number = Number(/^S3-(\d{1,3})$/i.exec(id)?.[1])
  return recoveryChecklist().items.get(number) ?? refuse('recovery.item.not-found', { id })
}

async function write(within: Within, items: readonly Item[], said: ItemAnswer, by: string): Promise<void> {
  const stands = new Map((await itemsOf(within.tx, within.incident.id, null)).map((one) => [one.item, one]))
  for (const item of items) {
    if (isSame(stands.get(item.s3), said)) continue
    const { state, who, answer, proof, reason } = said
    await setItem(within.tx, within.incident.id, { item: item.s3, ...said, changedAt: within.now, changedBy: by })
    within.append({
      kind: state === 'done' ? 'action' : 'change',
      code: 'recovery.item',
      facts: {
        number: idOfItem(item.s3),
        item: { ja: item.ja, en: item.en },
        state: { word: `recovery.state.${state}` },
        who: who && { word: 'recovery.who', who },
        answer,
        proof: proof && { word: 'recovery.proof', proof },
        reason: reason && { word: 'recovery.reason', reason },
      },
      searchText: [answer, proof, reason].filter(Boolean).join('\n'),
    })
  }
}

const isSame = (stored: StoredItem | undefined, said: ItemAnswer): boolean =>
  stored !== undefined &&
  (['state', 'who', 'dueOn', 'answer', 'proof', 'reason'] as const).every((key) => stored[key] === said[key])

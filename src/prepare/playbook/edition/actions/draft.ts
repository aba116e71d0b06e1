// Whoever writes on a playbook, one after the other, with what goes on the record.
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import { inRecord, type Journal } from '#src/record/journal.ts'
import { readPlaybook } from '../../read.ts'
import { editionsOf, insertEdition, lockPlaybook, type Stored, saveDraft } from '../store.ts'

export type On = {
  readonly tx: Transaction
  readonly playbook: string
  readonly editions: readonly Stored[]
  readonly now: string
  readonly announce: Journal['announce']
  note(code: string, facts: Readonly<Record<string, unknown>>, kind?: 'change' | 'decision'): void
}

export async function onPlaybook(context: Context, playbook: string, work: (on: On) => Promise<void>): Promise<void> {
  await inRecord(context, async (tx, journal: Journal) => {
    await lockPlaybook(tx, playbook)
    await work({
      tx,
      playbook,
      editions: await editionsOf(tx, playbook),
      now: context.desk.now().toISOString(),
      announce: journal.announce,
      note: (code, facts, kind = 'change') =>
        void journal.append({
          kind,
          code: `playbook.${code}`,
          about: [{ type: 'playbook', id: playbook }],
          facts: { playbook, ...facts },
          searchText: `${playbook} ${String(facts.reason ?? '')}`,
        }),
    })
  })
}

/** One draft at a time: whoever writes on goes on from it; what is asked for is answered first. Gives its number. */
export async function draft(
  { desk, viewer }: Context,
  { tx, playbook, editions, now, note }: On,
  { text, note: reason, incident }: { text: string; note: string; incident: string },
): Promise<number> {
  if (editions.some((one) => one.state === 'asked')) refuse('playbook.edition.already-asked')
  const { playbook: read } = readPlaybook(text, `${playbook}.yaml`)
  if (read && read.id !== playbook) refuse('playbook.edition.other-id', { id: read.id, wanted: playbook })
  const made = { text, note: reason, incident, madeById: viewer.id!, madeBy: viewer.name, madeAt: now }
  const open = editions.find((one) => one.state === 'draft')
  if (open) await saveDraft(tx, open.id, made)
  const no = open?.no ?? (await insertEdition(tx, { ...made, id: desk.newId(), playbook, state: 'draft' }))
  note('drafted', { no, reason })
  return no
}

import { useCallback, useState } from 'react'
import type { Language } from '#src/core/language.ts'
import type { When } from '#src/core/time.ts'
import { type AttackStage, attackStageOf } from '#src/prepare/knowledge/attack-stage.ts'
import { isKindOfPeople, type KindOfPeople } from './entry-kind.tsx'

/** What is being written. It stays on the device until the desk has acknowledged it. */
export type Draft = {
  readonly kind: KindOfPeople
  readonly text: string
  /** Null is "just now": the moment it is sent. */
  readonly when: When | null
  readonly party: string
  readonly stage: AttackStage | null
}
export const emptyDraft: Draft = { kind: 'note', text: '', when: null, party: '', stage: null }

const keyOf = (incidentId: string) => `hikeshi.draft.${incidentId}`

function readDraft(incidentId: string): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(incidentId)) ?? 'null') as Partial<Draft> | null
    if (!kept || typeof kept.text !== 'string') return emptyDraft
    const kind = typeof kept.kind === 'string' && isKindOfPeople(kept.kind) ? kept.kind : 'note'
    const when = kept.when && !Number.isNaN(Date.parse(kept.when.from)) ? kept.when : null
    const party = typeof kept.party === 'string' ? kept.party : ''
    return { kind, text: kept.text, when, party, stage: attackStageOf(kept.stage) }
  } catch {
    return emptyDraft
  }
}

/** The draft of one incident's next entry, kept in this browser with every key. */
export function useDraft(incidentId: string): [Draft, (change: Partial<Draft>) => void, () => void] {
  const [draft, setDraft] = useState(() => readDraft(incidentId))
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        const next = { ...before, ...part }
        try {
          localStorage.setItem(keyOf(incidentId), JSON.stringify(next))
        } catch {
          // A full or forbidden store: the draft still stands in the page.
        }
        return next
      }),
    [incidentId],
  )
  const clear = useCallback(() => {
    localStorage.removeItem(keyOf(incidentId))
    setDraft(emptyDraft)
  }, [incidentId])
  return [draft, change, clear]
}

/** The language a text is written in, by its letters. */
export const langOf = (text: string): Language => (/[\u3040-\u30ff\u3400-\u9fff]/.test(text) ? 'ja' : 'en')

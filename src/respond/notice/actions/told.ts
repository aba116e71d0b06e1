// A party has been told: what we promised is kept, and where we asked something its answer is waited for.
import type { Language } from '#src/core/language.ts'
import { type Letter, placeholders } from '#src/prepare/knowledge/letter.ts'
import type { Within } from '#src/respond/incident/actions/within.ts'
import { setTimes } from '../store/party.ts'

/** How long an answer is waited for where nobody says otherwise. */
const answerDays = 7

export async function informed(
  { tx, incident }: Within,
  contactId: string,
  letter: Letter,
  lang: Language,
  at: string,
): Promise<void> {
  const asks = placeholders(letter.body[lang], lang)?.includes('request') ?? false
  const due = new Date(Date.parse(at) + answerDays * 86_400_000).toISOString()
  await setTimes(tx, incident.id, contactId, {
    informed: at,
    promised: null,
    ...(asks ? { asked: at, expected: due } : {}),
  })
}

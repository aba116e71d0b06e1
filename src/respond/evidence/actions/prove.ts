// The proof of existence of an item's file: read again and checked each time, never believed from the database.
import type { Download, ParsedInputOf } from '#src/core/endpoint.ts'
import { refuse } from '#src/core/refusal.ts'
import type { Context } from '#src/platform/context.ts'
import { checkStamp } from '#src/platform/time-stamp/token.ts'
import type { evidenceApi } from '../api.ts'
import type { EvidenceRow, Proof } from '../evidence.ts'
import { proofOf } from '../store.ts'
import { readItem } from './within.ts'

/** Null: no proof was ever asked for. */
export async function proofOfItem({ desk }: Context, item: Pick<EvidenceRow, 'id' | 'file'>): Promise<Proof | null> {
  const stored = item.file && (await proofOf(desk.state.db, item.id))
  if (!item.file || !stored) return null
  const { answer, tries, problem, nextAt } = stored
  if (answer === null) {
    const nothing = { at: null, authority: '', serial: '', isTrusted: false, fault: null }
    return { state: 'waiting', ...nothing, tries, problem, nextAt }
  }
  const stamp = await checkStamp(answer, item.file.sha256, { roots: desk.stampAuthority?.roots ?? [] })
  return { state: stamp.fault === null ? 'proved' : 'wrong', ...stamp, tries, problem: '', nextAt: null }
}

/** The answer of the authority as it came, for other programs (`openssl ts -verify`). */
export async function proof(context: Context, input: ParsedInputOf<(typeof evidenceApi)['proof']>): Promise<Download> {
  const { item } = await readItem(context, input)
  const body = (await proofOf(context.desk.state.db, item.id))?.answer ?? refuse('evidence.proof.not-found')
  return { name: `${item.number}.tsr`, mediaType: 'application/timestamp-reply', body, bytes: body.byteLength }
}

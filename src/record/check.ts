import { sameBytes } from '#src/core/merkle.ts'
import { leafOf, payloadHash } from './digest.ts'
import { happenedAt } from './draft.ts'
import type { EntryHead } from './entry.ts'

/** An entry as it lies in the database: anything may stand in it once somebody had their hands on it. */
export type StoredEntry = {
  readonly seq: number
  readonly id: string
  readonly recordedAt: Date | number
  readonly byKind: string
  readonly byId: string | null
  readonly kind: string
  readonly code: string | null
  readonly incidentId: string | null
  readonly reportId: string | null
  readonly at: Date | number
  readonly party: string | null
  readonly corrects: string | null
  readonly head: string
  readonly leaf: Uint8Array
  readonly payload: string | null
  readonly salt: Uint8Array | null
}

export type EntryProblem = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }
export type CheckedEntry = {
  /** Null when the head can no longer be read. */
  readonly head: EntryHead | null
  /** The leaf that the head makes now, whatever leaf is stored. */
  readonly leaf: Uint8Array
  readonly problems: readonly EntryProblem[]
}

const none: readonly EntryProblem[] = []

/** Holds one stored entry against itself: leaf against head, columns against head, contents against their salted hash. */
export function checkEntry(row: StoredEntry): CheckedEntry {
  const leaf = leafOf(row.head)
  const problems: EntryProblem[] = []
  if (!sameBytes(leaf, row.leaf)) problems.push({ code: 'entry.head', facts: {} })
  const head = parseHead(row.head)
  if (!head) {
    if (problems.length === 0) problems.push({ code: 'entry.head', facts: {} })
    return { head, leaf, problems }
  }
  const column = differingColumn(row, head)
  if (column) problems.push({ code: 'entry.column', facts: { column } })
  if (!isPayloadKept(row, head)) problems.push({ code: 'entry.payload', facts: {} })
  return { head, leaf, problems: problems.length ? problems : none }
}

/** Gone with its salt is not wrong by itself: whether an entry says that it was erased is for the whole record to tell. */
function isPayloadKept(row: Pick<StoredEntry, 'payload' | 'salt'>, head: EntryHead): boolean {
  if (row.payload === null || row.salt === null) return row.payload === null && row.salt === null
  return payloadHash(row.salt, row.payload) === head.payload
}

export function parseHead(text: string): EntryHead | null {
  try {
    const head = JSON.parse(text) as EntryHead
    return head && head.v === 1 && Number.isSafeInteger(head.seq) && head.by ? head : null
  } catch {
    return null
  }
}

function differingColumn(row: StoredEntry, head: EntryHead): string | null {
  if (head.seq !== row.seq) return 'seq'
  if (head.id !== row.id) return 'id'
  const recordedAt = Number(row.recordedAt)
  if (Date.parse(head.recordedAt) !== recordedAt) return 'recorded_at'
  if (head.by.kind !== row.byKind) return 'by_kind'
  if (head.by.id !== row.byId) return 'by_id'
  if (head.kind !== row.kind) return 'kind'
  if (head.code !== row.code) return 'code'
  if (head.incident !== row.incidentId) return 'incident_id'
  if (head.report !== row.reportId) return 'report_id'
  const happened = happenedAt(head)
  if ((happened === head.recordedAt ? recordedAt : Date.parse(happened)) !== Number(row.at)) return 'at'
  if (head.party !== row.party) return 'party'
  if (head.corrects !== row.corrects) return 'corrects'
  return null
}

import type { RawBuilder } from 'kysely'
import type { SearchDocument } from './search.ts'
import type { Term } from './term.ts'

export type Kind = SearchDocument['kind']

export type Ask<Row> = {
  readonly terms: readonly Term[]
  /** Only documents with a smaller number. */
  readonly before: number | null
  /** So many of each kind at most. */
  readonly most: number
  /** What is read of a match: `d.id`, `d.kind`, `d.ref`, `d.incident_id`, `d.report_id`, `d.title`. */
  readonly columns: RawBuilder<Row>
  /** What must hold besides, such as need to know; may look at the same. */
  readonly where: RawBuilder<unknown>
  /** That it is expected to hold of most matches. */
  readonly isMostlyTrue?: boolean
}

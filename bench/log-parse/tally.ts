// What the bench counts: by set and format, which expected fields were met, and the misses worth a look.
import type { Case, Expectation, Fields } from './case.ts'
import { isMet, judgements, scored } from './fields.ts'

type Count = { met: number; of: number }
export type Miss = { readonly field: string; readonly expected: string; readonly got: unknown; readonly at: string }
export type Row = {
  readonly set: string
  readonly format: string
  readonly isOther: boolean
  events: number
  errors: number
  missing: number
  readonly facts: Count
  readonly judged: Count
  readonly misses: Map<string, Miss[]>
  readonly datasets: Map<string, number>
}

export class Tally {
  readonly rows = new Map<string, Row>()

  row({ set, format, isOther }: Pick<Case, 'set' | 'format' | 'isOther'>): Row {
    const key = `${set}\0${format}`
    let row = this.rows.get(key)
    if (!row) {
      const none = (): Count => ({ met: 0, of: 0 })
      row = {
        set,
        format,
        isOther,
        events: 0,
        errors: 0,
        missing: 0,
        facts: none(),
        judged: none(),
        misses: new Map(),
        datasets: new Map(),
      }
      this.rows.set(key, row)
    }
    return row
  }

  add(one: Case, events: readonly Fields[]): void {
    const row = this.row(one)
    row.events += events.length
    for (const event of events) {
      if (event['event.kind'] === 'pipeline_error') row.errors += 1
      const dataset = String(event['event.dataset'] ?? 'none')
      row.datasets.set(dataset, (row.datasets.get(dataset) ?? 0) + 1)
    }
    const byLine = new Map(events.map((event) => [Number(event['log.file.line']), event]))
    for (const [index, expectation] of one.expect.entries()) {
      const event = expectation.line === undefined ? events[index] : byLine.get(expectation.line)
      this.#compare(row, one, expectation, event ?? null)
    }
  }

  #compare(row: Row, one: Case, expectation: Expectation, event: Fields | null): void {
    const fields = scored(expectation.fields, one.isYearUnknown)
    if (!event && fields.length > 0) row.missing += 1
    for (const [field, expected] of fields) {
      const count = judgements.has(field) ? row.judged : row.facts
      count.of += 1
      if (event && isMet(field, expected, one.isToTheSecond ? toTheSecond(event) : event)) count.met += 1
      else {
        const misses = row.misses.get(field) ?? []
        const at = `${one.name}${expectation.line ? `:${expectation.line}` : ''}`
        misses.push({ field, expected: expected.join(', '), got: event ? event[field] : 'no event', at })
        row.misses.set(field, misses)
      }
    }
  }
}

function toTheSecond(event: Fields): Fields {
  const time = event['@timestamp']
  return typeof time === 'string' ? { ...event, '@timestamp': time.replace(/\.\d+Z$/, 'Z') } : event
}

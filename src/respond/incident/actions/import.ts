// A CSV becomes entries: each line has its own outcome, and a second time the same lines are known.
import { sql } from 'kysely'
import type { OutputOf, ParsedInputOf, UploadedFile } from '#src/core/endpoint.ts'
import type { Language } from '#src/core/language.ts'
import { refuse } from '#src/core/refusal.ts'
import { formatWhen, isZone } from '#src/core/time.ts'
import { speaker } from '#src/core/words.ts'
import type { Context } from '#src/platform/context.ts'
import type { Transaction } from '#src/platform/state/state.ts'
import type { incidentApi } from '../api.ts'
import { decodeCsv, type ReadLine, readCsv } from '../csv-import.ts'
import { partyByName } from '../store/parts.ts'
import { incidentWords } from '../words.ts'
import { findable, staged } from './entries.ts'
import { inIncident } from './within.ts'

type Api = typeof incidentApi
type Outcome = OutputOf<Api['importEntries']>['outcomes'][number]

const bytesMax = 20 * 1024 ** 2
/** Entries of one transaction: the record is held for others no longer than this takes. */
const batch = 500

export const importActions = {
  async importEntries(
    context: Context,
    input: ParsedInputOf<Api['importEntries']> & { files: UploadedFile[] },
  ): Promise<OutputOf<Api['importEntries']>> {
    const file = input.files[0] ?? refuse('incident.files.none')
    if (file.bytes.byteLength > bytesMax) refuse('incident.import.too-large', { limit: '20 MB' })
    if (input.zone !== undefined && !isZone(input.zone)) refuse('incident.zone-unknown', { zone: input.zone })
    const outcomes: Outcome[] = []
    let written = 0
    // The rights are asked for even when there is nothing to write.
    const zone = await inIncident(context, input.incident, async ({ incident }) => input.zone ?? incident.zone)
    const lines = readCsv(decodeCsv(file.bytes), { lang: input.lang, zone })
    for (let at = 0; at < lines.length; at += batch) {
      const some = lines.slice(at, at + batch)
      const done = await inIncident(context, input.incident, async (within) => {
        const parties = await partyByName(within.tx, within.incident.id)
        const known = await knownLines(within.tx, within.incident.id, some)
        return some.map((line, i): Outcome => {
          const outcome = outcomeOf(context, input.lang, line)
          if (!line.entry) return outcome
          if (known.has(i))
            return { ...outcome, ok: false, problem: speaker(incidentWords, context.lang)('import.known') }
          const { kind, when, lang, party, who, stage } = line.entry
          const partyId = party === null ? undefined : parties.get(party)
          const source = [who, party !== null && partyId === undefined && party !== who ? party : null]
            .filter(Boolean)
            .join(' / ')
          if (!input.check)
            within.append({
              kind,
              when,
              text: line.text,
              lang,
              party: partyId ?? null,
              source: source || null,
              ...staged(stage),
              ...findable(line.text),
            })
          return outcome
        })
      })
      outcomes.push(...done)
      written += input.check ? 0 : done.filter((one) => one.ok).length
    }
    return { written, outcomes }
  },
}

function outcomeOf(context: Context, lang: Language, line: ReadLine): Outcome {
  const t = speaker(incidentWords, context.lang)
  const when = line.entry ? formatWhen(line.entry.when, { lang, zone: line.entry.when.zone, withDay: true }) : ''
  const problem = line.problem ? t(`import.${line.problem.code}`, { text: line.problem.text.slice(0, 100) }) : null
  return { line: line.line, ok: line.entry !== null, text: line.text.slice(0, 200), when, problem }
}

/** Which of these lines already stand in the record, with the same time and the same text. */
async function knownLines(tx: Transaction, incidentId: string, lines: readonly ReadLine[]): Promise<Set<number>> {
  const asked = lines.flatMap((line, n) =>
    line.entry && line.entry.when.precision !== 'unknown' ? [{ n, at: line.entry.when.from, text: line.text }] : [],
  )
  const { rows } = await sql<{ n: number }>`
    select distinct l.n from jsonb_to_recordset(${JSON.stringify(asked).replaceAll('\\u0000', '')}::jsonb) as l(n int, at timestamptz, text text)
      join record_entry e on e.incident_id = ${incidentId} and e.at = l.at and e.payload::json ->> 'text' = l.text`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.n))
}

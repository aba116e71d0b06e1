// Entries of the record as a page needs them: worded in the reader's language, with names instead of ids.

import type { Language } from '#src/core/language.ts'
import type { Context } from '#src/platform/context.ts'
import { attackStageOf } from '#src/prepare/knowledge/attack-stage.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { levelOf } from '#src/prepare/knowledge/severity.ts'
import { itemOf } from '#src/prepare/knowledge/taxonomy.ts'
import type { Entry } from '#src/record/entry.ts'
import { dictionariesOf } from '../dictionary.ts'
import type { EntryView } from '../incident.ts'
import { besideOf } from '../store/beside.ts'
import type { Db } from '../store.ts'
import { incidentsIn, wordEntry } from '../wording.ts'

/** The kinds that a timeline shows; who read a secret incident is asked for by itself. */
export const shownKinds = [
  'fact',
  'action',
  'decision',
  'contact',
  'finding',
  'containment',
  'request',
  'meeting',
  'media',
  'complaint',
  'note',
  'change',
] as const

const imageTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
const present = <T>(list: readonly (T | null)[]): T[] => [...new Set(list.filter((one) => one !== null))] as T[]

export async function viewsOf(
  context: Context,
  db: Db,
  entries: readonly Entry[],
  lang: Language = context.lang,
): Promise<EntryView[]> {
  const { desk, viewer } = context
  const beside = await besideOf(db, viewer, {
    parties: present(entries.map((entry) => entry.party)).filter((id) => /^[0-9a-f-]{36}$/.test(id)),
    reports: present(entries.map((entry) => entry.reportId)),
    incidents: [...new Set(entries.flatMap((entry) => incidentsIn(entry.facts)))],
  })
  const worder = {
    lang,
    zone: desk.zone,
    tables: dictionariesOf(desk),
    labelOf: (tag: string) => labelOf(context, tag, lang),
    numberOf: (id: string) => beside.incidents[id] ?? null,
  }
  return entries.map((entry) => {
    const report = entry.reportId === null ? undefined : beside.reports[entry.reportId]
    const party = entry.party === null ? undefined : beside.parties[entry.party]
    return {
      id: entry.id,
      seq: entry.seq,
      kind: entry.kind,
      code: entry.code,
      when: entry.when ?? { from: entry.at, to: entry.at, precision: 'second', zone: desk.zone },
      recordedAt: entry.recordedAt,
      byName: entry.by.name ?? '',
      byId: entry.by.kind === 'person' ? entry.by.id : null,
      party: entry.party !== null && party !== undefined ? { id: entry.party, name: party } : null,
      text: wordEntry(entry, worder),
      lang: entry.lang,
      source: entry.source,
      stage: attackStageOf(entry.facts.stage),
      files: entry.files.map((file, position) => ({ ...file, position, isImage: imageTypes.has(file.mediaType) })),
      corrects: entry.corrects,
      correctedBy: entry.correctedBy.at(-1) ?? null,
      report: entry.reportId !== null && report !== undefined ? { id: entry.reportId, number: report } : null,
      isErased: entry.erasedBy !== null,
      isProved: entry.proved,
    }
  })
}

/** The name of a kind, or of a severity level, in a language; a tag that nothing knows is read as it stands. */
export function labelOf({ desk }: Context, tag: string, lang: Language): string {
  const { taxonomies, severities } = knowledge(desk.dataDir)
  const [scheme = '', level = ''] = tag.split(':')
  return itemOf(taxonomies, tag)?.[lang] ?? levelOf(severities, { scheme, level })?.[lang] ?? tag
}

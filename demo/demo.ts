// The demonstration as data: the Kobe case, the two sites of 1999, a lively inbox, one person for each role. Whoever loads it
// goes through the desk's own actions; nothing here knows how.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { Language } from '#src/core/language.ts'
import { ObservableRole, ObservableType } from '#src/core/observable.ts'
import { Role } from '#src/core/permission.ts'
import { Tlp } from '#src/core/tlp.ts'
import { DetectionMethod, Phase, TeamRole } from '#src/respond/incident/incident.ts'
import { DemoCase } from './case.ts'
import { EntryRow } from './entry-row.ts'
import { Both, DemoParty, DemoStatement, slug, text } from './shape.ts'

export const DemoPerson = z.strictObject({ id: slug, role: Role, name: Both, email: z.email(), language: Language })
export type DemoPerson = z.infer<typeof DemoPerson>

export const DemoAsset = z.strictObject({
  id: slug,
  name: Both,
  owner: Both,
  is_ours: z.boolean(),
  description: Both,
  services: z.array(
    z.strictObject({ port: z.number().int().min(1).max(65_535), name: Both, is_legitimate: z.boolean() }),
  ),
})
export type DemoAsset = z.infer<typeof DemoAsset>

export const DemoObservable = z.strictObject({
  type: ObservableType,
  value: text,
  port: z.number().int().optional(),
  role: ObservableRole,
  /** True where the source names none and the demonstration needs one. */
  invented: z.boolean(),
  note: Both,
})
export type DemoObservable = z.infer<typeof DemoObservable>

const people = z.number().int().nonnegative()

/** The figures of the case; a test holds that they add up. */
export const DemoNumbers = z.strictObject({
  matched: people,
  deleted: people,
  remaining: people,
  students: people,
  researchers: people,
  changed: people,
  failed_by_server: people,
  not_changed: people,
  notices_printed: people,
})
export type DemoNumbers = z.infer<typeof DemoNumbers>

export const DemoIncident = z.strictObject({
  id: slug,
  title: Both,
  zone: text,
  noticed_at: z.iso.datetime({ offset: true }),
  phase: Phase,
  tlp: Tlp,
  is_secret: z.boolean(),
  detection: DetectionMethod,
  severity: z.strictObject({ scheme: slug, level: slug }),
  severity_reason: Both,
  kinds: z.array(text).min(1),
  parties: z.array(DemoParty),
  team: z.array(z.strictObject({ person: slug, role: TeamRole })),
  assets: z.array(DemoAsset),
  observables: z.array(DemoObservable),
  situation: z.array(DemoStatement),
  questions: z.array(Both),
  exposed: z.strictObject({
    login_ids: z.strictObject({ about: people, ja: text, en: text }),
    same_as_centre: people,
    other_personal_data: people,
  }),
  numbers: DemoNumbers,
  campaign: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date().nullable(), ja: text, en: text })),
  summary: Both,
})
export type DemoIncident = z.infer<typeof DemoIncident>

/** A file as it would arrive, byte for byte. */
export type DemoFile = { readonly name: string; readonly bytes: Uint8Array }

/** How a case went on from the recovery to the close. */
export const DemoEnding = DemoCase.pick({
  questions: true,
  causes: true,
  sweeps: true,
  damage: true,
  activity: true,
  measures: true,
  recovery: true,
  restricted: true,
  summary: true,
  close: true,
})
export type DemoEnding = z.infer<typeof DemoEnding>

export type Demo = {
  readonly people: readonly DemoPerson[]
  readonly kobe: {
    readonly incident: DemoIncident
    readonly entries: readonly EntryRow[]
    /** The CSV itself, for the importer: UTF-8 with a byte order mark, and the same in CP932. */
    readonly csv: Uint8Array
    readonly csvCp932: Uint8Array
  }
  /** Site A and site B of 1999: as mails, and as texts that somebody types in. */
  readonly sites: { readonly mails: readonly DemoFile[]; readonly texts: readonly DemoFile[] }
  readonly inbox: readonly DemoFile[]
}

const here = import.meta.dirname

export async function readDemo(): Promise<Demo> {
  const [peopleText, incidentText, csv, csvCp932, mails, texts, inbox] = await Promise.all([
    readFile(join(here, 'people.yaml'), 'utf8'),
    readFile(join(here, 'kobe', 'incident.yaml'), 'utf8'),
    readFile(join(here, 'kobe', 'entries.csv')),
    readFile(join(here, 'kobe', 'entries.cp932.csv')),
    filesOf('sites-1999', '.eml'),
    filesOf('sites-1999', '.txt'),
    filesOf('inbox', '.eml'),
  ])
  return {
    people: z.array(DemoPerson).parse(parseYaml(peopleText)),
    kobe: {
      incident: DemoIncident.parse(parseYaml(incidentText)),
      entries: readRows(csv.toString('utf8')),
      csv,
      csvCp932,
    },
    sites: { mails, texts },
    inbox,
  }
}

/** The rows of an entries CSV that has been decoded already. */
export function readRows(csv: string): EntryRow[] {
  return z.array(EntryRow).parse(parseCsv(csv, { bom: true, columns: true, skip_empty_lines: true }))
}

async function filesOf(folder: string, ending: string): Promise<DemoFile[]> {
  const names = (await readdir(join(here, folder))).filter((name) => name.endsWith(ending)).sort()
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(here, folder, name)) })))
}

/** The Kobe case after the 50 entries of its record: recovery, measures, close. */
export const readKobeEnding = async (): Promise<DemoEnding> =>
  DemoEnding.parse(parseYaml(await readFile(join(here, 'kobe', 'recovery.yaml'), 'utf8')))

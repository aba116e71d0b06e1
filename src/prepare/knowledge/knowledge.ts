// All that the desk knows beforehand, as data that an organisation changes without touching code.
import { z } from 'zod'
import { Criteria } from './criteria.ts'
import { FirstHour } from './first-hour.ts'
import { Letter } from './letter.ts'
import { PrintLetter } from './print-letter.ts'
import { ReportTo } from './report-to.ts'
import { Scope } from './scope.ts'
import { SeverityScheme } from './severity.ts'
import { TriageSigns } from './sign.ts'
import { mergeTaxonomy, orphansOf, Taxonomy } from './taxonomy.ts'

export const ProblemCode = z.enum([
  'not-yaml',
  'too-large',
  'unreadable',
  'unknown-folder',
  'missing',
  'unknown-field',
  'wrong-value',
  'duplicate',
  'parent',
  'prefix',
  'icu',
  'placeholder',
  'fact',
])
export type ProblemCode = z.infer<typeof ProblemCode>

/** Why a file was left out: where exactly, so that whoever wrote it finds it. Words: `knowledge.<code>`. */
export const KnowledgeProblem = z.object({
  file: z.string(),
  line: z.number().int().nullable(),
  field: z.string(),
  code: ProblemCode,
})
export type KnowledgeProblem = z.infer<typeof KnowledgeProblem>

export type Knowledge = {
  readonly taxonomies: readonly Taxonomy[]
  readonly severities: readonly SeverityScheme[]
  readonly criteria: readonly Criteria[]
  readonly scope: Scope
  readonly signs: TriageSigns
  readonly firstHour: FirstHour
  readonly reportTo: ReportTo
  readonly letters: readonly Letter[]
  readonly printLetters: readonly PrintLetter[]
  readonly problems: readonly KnowledgeProblem[]
}

/** What one file may hold, by the folder it lies in. */
export const shelves = {
  taxonomy: Taxonomy,
  severity: SeverityScheme,
  criteria: Criteria,
  scope: Scope,
  signs: TriageSigns,
  'first-hour': FirstHour,
  'report-to': ReportTo,
  letter: Letter,
  'print-letter': PrintLetter,
} as const
export type Shelf = keyof typeof shelves

export type Volume = {
  [S in Shelf]: { readonly shelf: S; readonly content: z.infer<(typeof shelves)[S]> }
}[Shelf]

/** Puts the files together. A later one of the same id replaces the earlier; taxonomies are merged item by item. */
export function assemble(volumes: readonly Volume[], problems: readonly KnowledgeProblem[]): Knowledge {
  const taxonomies = new Map<string, Taxonomy>()
  const severities = new Map<string, SeverityScheme>()
  const criteria = new Map<string, Criteria>()
  const letters = new Map<string, Letter>()
  const printLetters = new Map<string, PrintLetter>()
  let scope: Scope | undefined
  let signs: TriageSigns | undefined
  let firstHour: FirstHour | undefined
  let reportTo: ReportTo | undefined
  for (const { shelf, content } of volumes) {
    if (shelf === 'taxonomy') {
      const base = taxonomies.get(content.id)
      taxonomies.set(content.id, base ? mergeTaxonomy(base, content) : content)
    } else if (shelf === 'severity') severities.set(content.id, content)
    else if (shelf === 'criteria') criteria.set(content.id, content)
    else if (shelf === 'letter') letters.set(content.id, content)
    else if (shelf === 'print-letter') printLetters.set(content.id, content)
    else if (shelf === 'scope') scope = content
    else if (shelf === 'first-hour') firstHour = content
    else if (shelf === 'report-to') reportTo = content
    else signs = content
  }
  if (!scope || !signs || !firstHour || !reportTo)
    throw new Error(
      'knowledge/scope.yaml, triage-signs.yaml, first-hour.yaml or report-to.yaml is missing from this copy of Hikeshi',
    )
  const orphans: KnowledgeProblem[] = []
  for (const [id, taxonomy] of taxonomies) {
    const astray = new Set(orphansOf(taxonomy))
    if (astray.size === 0) continue
    for (const tag of astray) orphans.push({ file: id, line: null, field: tag, code: 'parent' })
    const items = taxonomy.items.map((item) => (astray.has(item.id) ? { ...item, parent: undefined } : item))
    taxonomies.set(id, { ...taxonomy, items })
  }
  return {
    taxonomies: [...taxonomies.values()],
    severities: [...severities.values()],
    criteria: [...criteria.values()],
    scope,
    signs,
    firstHour,
    reportTo,
    letters: [...letters.values()],
    printLetters: [...printLetters.values()],
    problems: [...problems, ...orphans],
  }
}

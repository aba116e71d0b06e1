// An advisory as a machine reads it, OSV 1.7 or CSAF 2.0: what it is called, what it is about, which versions it names.
import { z } from 'zod'
import type { Affected, Span } from './affected.ts'

export type Advisory = {
  readonly id: string
  readonly kind: 'osv' | 'csaf'
  readonly title: string
  readonly aliases: readonly string[]
  readonly modifiedAt: string | null
  /** As it stands there: a CVSS vector, or a word. */
  readonly severity: string
  readonly url: string
  readonly isWithdrawn: boolean
  readonly affected: readonly Affected[]
}

const short = z.string().transform((text) => text.slice(0, 500))
const mostAffected = 2_000
const deepest = 20

const OsvEvent = z.record(z.string(), z.string().max(200))
const Osv = z.object({
  id: z.string().min(1).max(200),
  modified: z.string().max(60).nullish(),
  withdrawn: z.string().max(60).nullish(),
  aliases: z.array(z.string().max(200)).max(200).nullish(),
  summary: short.nullish(),
  details: short.nullish(),
  severity: z
    .array(z.object({ type: z.string().max(50), score: z.string().max(200) }))
    .max(50)
    .nullish(),
  affected: z
    .array(
      z.object({
        package: z.object({ ecosystem: z.string().max(100), name: z.string().max(500) }).nullish(),
        ranges: z
          .array(z.object({ type: z.string().max(20), events: z.array(OsvEvent).max(2_000) }))
          .max(500)
          .nullish(),
        versions: z.array(z.string().max(200)).max(20_000).nullish(),
      }),
    )
    .max(mostAffected)
    .nullish(),
  references: z
    .array(z.object({ type: z.string().max(50), url: z.string().max(2_000) }))
    .max(1_000)
    .nullish(),
})

/** Null of what is neither. */
export function readAdvisory(value: unknown): Advisory | null {
  const csaf = Csaf.safeParse(value)
  if (csaf.success) return ofCsaf(csaf.data)
  const osv = Osv.safeParse(value)
  return osv.success && (osv.data.affected || osv.data.modified) ? ofOsv(osv.data) : null
}

const kinds: Readonly<Record<string, Span['events'][number]['kind']>> = {
  introduced: 'introduced',
  fixed: 'fixed',
  last_affected: 'last',
  limit: 'limit',
}
const webAddress = (url: string | undefined): string => (url && /^https?:\/\//.test(url) ? url : '')
/** A time that nobody stated is written as the first of all. */
const timeOf = (text: string | null | undefined): string | null => {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) || at < 0 ? null : new Date(at).toISOString()
}

function ofOsv(one: z.infer<typeof Osv>): Advisory {
  const affected = (one.affected ?? []).flatMap(({ package: of, ranges, versions }): Affected[] => {
    if (!of) return []
    const spans = (ranges ?? [])
      // Commits order no versions.
      .filter(({ type }) => type !== 'GIT')
      .map(
        ({ type, events }): Span => ({
          order: type === 'SEMVER' ? 'semver' : 'plain',
          events: events.flatMap((event) =>
            Object.entries(event).flatMap(([name, version]) => (kinds[name] ? [{ kind: kinds[name], version }] : [])),
          ),
        }),
      )
    const { name, ecosystem } = of
    return [{ maker: '', name, ecosystem, versions: versions ?? [], spans, isEvery: false, unread: [] }]
  })
  return {
    id: one.id,
    kind: 'osv',
    title: one.summary || one.details || one.id,
    aliases: one.aliases ?? [],
    modifiedAt: timeOf(one.modified),
    severity: one.severity?.at(-1)?.score ?? '',
    url: webAddress((one.references?.find(({ type }) => type === 'ADVISORY') ?? one.references?.[0])?.url),
    isWithdrawn: Boolean(one.withdrawn),
    affected,
  }
}

type Branch = {
  readonly category?: string | undefined
  readonly name?: string | undefined
  readonly branches?: readonly Branch[] | undefined
  readonly product?: { readonly product_id: string; readonly name: string } | undefined
}
const Product = z.object({ product_id: z.string().max(300), name: z.string().max(1_000) })
const Branch: z.ZodType<Branch> = z.lazy(() =>
  z.object({
    category: z.string().max(60).optional(),
    name: z.string().max(1_000).optional(),
    branches: z.array(Branch).max(20_000).optional(),
    product: Product.optional(),
  }),
)
const Ids = z.array(z.string().max(300)).max(20_000).nullish()
const Csaf = z.object({
  document: z.object({
    csaf_version: z.literal('2.0'),
    title: short,
    tracking: z.object({ id: z.string().min(1).max(200), current_release_date: z.string().max(60).nullish() }),
    aggregate_severity: z.object({ text: z.string().max(200) }).nullish(),
    references: z
      .array(z.object({ category: z.string().max(30).nullish(), url: z.string().max(2_000) }))
      .max(1_000)
      .nullish(),
  }),
  product_tree: z
    .object({
      branches: z.array(Branch).max(20_000).nullish(),
      full_product_names: z.array(Product).max(20_000).nullish(),
      relationships: z
        .array(z.object({ product_reference: z.string().max(300), full_product_name: Product }))
        .max(20_000)
        .nullish(),
    })
    .nullish(),
  vulnerabilities: z
    .array(
      z.object({
        cve: z.string().max(40).nullish(),
        product_status: z.object({ known_affected: Ids, first_affected: Ids, last_affected: Ids }).nullish(),
        scores: z
          .array(z.object({ cvss_v3: z.object({ vectorString: z.string().max(200) }).nullish() }))
          .max(500)
          .nullish(),
      }),
    )
    .max(2_000)
    .nullish(),
})

function ofCsaf({ document, product_tree: tree, vulnerabilities }: z.infer<typeof Csaf>): Advisory {
  const products = new Map<string, Affected>()
  const nameless = (name: string): Affected => ({
    maker: '',
    name: name.slice(0, 500),
    ecosystem: '',
    versions: [],
    spans: [],
    isEvery: false,
    unread: [],
  })
  for (const one of tree?.full_product_names ?? []) products.set(one.product_id, nameless(one.name))
  const walk = (branches: readonly Branch[], above: Affected, deep: number): void => {
    if (deep > deepest) return
    for (const { category = '', name = '', branches: below, product } of branches) {
      let here = above
      if (category === 'vendor') here = { ...above, maker: name.slice(0, 300) }
      else if (category === 'product_name') here = { ...above, name: name.slice(0, 500) }
      else if (category === 'product_version')
        here = { ...above, versions: [name.replace(/^v(?=\d)/i, '').slice(0, 200)] }
      else if (category === 'product_version_range') here = { ...above, ...spanOf(name) }
      if (product) products.set(product.product_id, here.name === '' ? nameless(product.name) : here)
      if (below) walk(below, here, deep + 1)
    }
  }
  walk(tree?.branches ?? [], nameless(''), 0)
  for (const { product_reference: of, full_product_name: named } of tree?.relationships ?? []) {
    const part = products.get(of)
    if (part) products.set(named.product_id, part)
  }
  const ids = new Set<string>()
  for (const { product_status: status } of vulnerabilities ?? [])
    for (const list of [status?.known_affected, status?.first_affected, status?.last_affected])
      for (const id of list ?? []) ids.add(id)
  const references = document.references ?? []
  return {
    id: document.tracking.id,
    kind: 'csaf',
    title: document.title,
    aliases: [...new Set((vulnerabilities ?? []).flatMap(({ cve }) => cve ?? []))],
    modifiedAt: timeOf(document.tracking.current_release_date),
    severity:
      document.aggregate_severity?.text ??
      vulnerabilities?.flatMap(({ scores }) => scores ?? []).find(({ cvss_v3 }) => cvss_v3)?.cvss_v3?.vectorString ??
      '',
    url: webAddress((references.find(({ category }) => category === 'self') ?? references[0])?.url),
    isWithdrawn: false,
    affected: [...ids].flatMap((id) => products.get(id) ?? []).slice(0, mostAffected),
  }
}

/** `<4.8.4`, `>= 1.0, < 2.0`, `vers:generic/>=1.0|<2.0`, `all versions`; what else stands there is left to a person. */
export function spanOf(said: string): Pick<Affected, 'spans' | 'isEvery' | 'unread'> {
  const none = { spans: [], isEvery: false, unread: [] }
  const text = said.trim().replace(/^vers:[\w.-]+\//i, '')
  if (text === '*' || /^(vers:)?all(\s+versions)?\b/i.test(text)) return { ...none, isEvery: true }
  const parts = text.split(/\s*(?:\||,|\band\b|&)\s*/).filter(Boolean)
  const events: Span['events'] = []
  for (const part of parts) {
    const [, sign = '', version = ''] = /^(<=|>=|<|>|≤|≥|=)?\s*(?:version|v)?\s*(\d[\w.+~:-]*)$/i.exec(part) ?? []
    if (version === '') return { ...none, unread: [said.slice(0, 300)] }
    if (sign === '<') events.push({ kind: 'fixed', version })
    else if (sign === '<=' || sign === '≤') events.push({ kind: 'last', version })
    else if (sign === '>=' || sign === '≥' || sign === '>') events.push({ kind: 'introduced', version })
    else events.push({ kind: 'introduced', version }, { kind: 'last', version })
  }
  if (events.length === 0) return { ...none, unread: [said.slice(0, 300)] }
  if (!events.some(({ kind }) => kind === 'introduced')) events.unshift({ kind: 'introduced', version: '0' })
  return { ...none, spans: [{ order: 'plain', events }] }
}

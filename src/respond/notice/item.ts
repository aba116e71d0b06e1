// What a source gave us, cut into the items for which it says what may be disclosed (S4-13): identity, organisation, addresses, log, files.
import type { Observable, ObservableRole } from '#src/core/observable-type.ts'
import type { Pap } from '#src/core/pap.ts'
import type { Tlp } from '#src/core/tlp.ts'
import type { ClockStatement, Consent, ConsentLevel } from '#src/detect/report/report.ts'

export const itemKinds = ['identity', 'organisation', 'address', 'log', 'attachments'] as const
export type ItemKind = (typeof itemKinds)[number]

/** An address or name as it stands in the case. */
export type Sighting = Observable & { readonly role: ObservableRole; readonly port: number | null }

/** A log line; `things` are the addresses and names in it, where somebody has looked already. */
export type SourceLine = {
  readonly raw: string
  readonly at: string | null
  readonly things?: readonly Observable[]
}

/** One report as the composer sees it: who gave it, what is in it, and what its source allows. */
export type Source = {
  readonly reportId: string
  readonly number: string
  readonly reporter: {
    readonly name: string | null
    readonly department: string | null
    readonly email: string | null
    readonly phone: string | null
    readonly fax: string | null
  }
  readonly organisation: string | null
  readonly things: readonly Observable[]
  /** Short names of the machines that wrote its log lines, and accounts that stand in them. */
  readonly hosts: readonly string[]
  readonly accounts: readonly string[]
  readonly lines: readonly SourceLine[]
  readonly clock: ClockStatement
  readonly files: readonly { readonly position: number; readonly name: string; readonly sha256: string }[]
  readonly permission: Permission
}

/** What the source allows, item by item, whom it named, and the labels it set. */
export type Permission = Pick<Consent, ItemKind> & {
  /** Contacts whom the source named. */
  readonly named: readonly string[]
  /** `unknown` is a label that no version of TLP knows: it travels no further than RED. */
  readonly tlp: Tlp | 'unknown' | null
  readonly pap: Pap | null
}

export type Item = {
  /** `R2026-0001:log`. */
  readonly id: string
  readonly kind: ItemKind
  readonly source: string
  readonly reportId: string
  /** Where the source itself is reached: what they told us is theirs. */
  readonly email: string | null
  readonly level: ConsentLevel | null
  readonly named: readonly string[]
  readonly tlp: Tlp | 'unknown' | null
  readonly pap: Pap | null
  /** Items that cannot be taken out of this one: a file is sent as it is or not at all. */
  readonly carries: readonly Item[]
}

/** The items that a report really has; what it does not say cannot be withheld. */
export function itemsOf(source: Source): Item[] {
  const { permission, number, reportId, reporter } = source
  const item = (kind: ItemKind, carries: readonly Item[] = []): Item => ({
    id: `${number}:${kind}`,
    kind,
    source: number,
    reportId,
    email: reporter.email,
    level: permission[kind],
    named: permission.named,
    tlp: permission.tlp,
    pap: permission.pap,
    carries,
  })
  const has = (...texts: readonly (string | null)[]) => texts.some((text) => text !== null && text.trim() !== '')
  const made = [
    ...(has(reporter.name, reporter.email, reporter.phone, reporter.fax, reporter.department)
      ? [item('identity')]
      : []),
    ...(has(source.organisation) || domainOfMail(reporter.email) !== null ? [item('organisation')] : []),
    ...(source.things.length > 0 || source.hosts.length > 0 ? [item('address')] : []),
    ...(source.lines.length > 0 ? [item('log')] : []),
  ]
  return source.files.length > 0 ? [...made, item('attachments', made)] : made
}

/** Texts that must not leave while an item is withheld, in any spelling. `names` are looked for as words, `things` as addresses. */
export type Secrets = {
  readonly names: readonly string[]
  readonly things: readonly Observable[]
  /** Parts of names, and short names of machines: too common as words to be looked for in the fixed text of a letter. */
  readonly parts: readonly string[]
  /** Whole log lines. */
  readonly lines: readonly string[]
}
export const noSecrets: Secrets = { names: [], things: [], parts: [], lines: [] }

export function secretsOf(source: Source, kind: ItemKind): Secrets {
  const { reporter } = source
  const given = (...texts: readonly (string | null)[]) =>
    texts.flatMap((text) => (text?.trim() ? [text.normalize('NFKC').trim()] : []))
  switch (kind) {
    case 'identity': {
      const names = given(reporter.name)
      const email = given(reporter.email)
      return {
        ...noSecrets,
        names: [...names, ...given(reporter.phone, reporter.fax, reporter.department)],
        things: email.map((value) => ({ type: 'email-addr', value: value.toLowerCase() })),
        parts: [...names.flatMap(partsOf), ...source.accounts],
      }
    }
    case 'organisation': {
      const domain = domainOfMail(reporter.email)
      return {
        ...noSecrets,
        names: given(source.organisation).flatMap((name) => [name, bareHouse(name)]),
        things: domain === null ? [] : [{ type: 'domain-name', value: domain }],
      }
    }
    case 'address':
      return { ...noSecrets, things: source.things, parts: source.hosts }
    case 'log':
      return { ...noSecrets, lines: source.lines.map((line) => line.raw) }
    case 'attachments':
      return { ...noSecrets, names: source.files.map((file) => file.name).filter((name) => name.trim() !== '') }
  }
}

/** `山田 花子` is also 山田 and 花子; `Hanako Yamada` also Hanako and Yamada. One letter alone is no name. */
const partsOf = (name: string): string[] =>
  name.split(/[\s,.・]+/).filter((part) => part.length >= (/^[ -~]*$/.test(part) ? 3 : 2))

const houseForms =
  /^(?:株式会社|有限会社|合同会社|学校法人|国立大学法人|独立行政法人|一般社団法人)|(?:株式会社|有限会社|合同会社)$|,?\s+(?:Inc\.?|Ltd\.?|LLC|Co\.,? ?Ltd\.?|Corporation|Corp\.?|GmbH|AG|S\.A\.)$/gi
/** The name of a house without its legal form. */
function bareHouse(name: string): string {
  const bare = name.replace(houseForms, '').trim()
  return bare.length >= 2 ? bare : name
}

function domainOfMail(email: string | null): string | null {
  const domain = email
    ?.slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
  return domain?.includes('.') && email?.includes('@') ? domain : null
}

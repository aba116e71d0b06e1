// What an advisory says is affected, and whether a version is among it.
import { z } from 'zod'
import { comparePlain, compareSemver } from './version.ts'

const text = (most: number) => z.string().max(most)
/** As OSV has it: in order, what opens a span of affected versions and what closes it. */
export const Span = z.object({
  order: z.enum(['semver', 'plain']),
  events: z.array(z.object({ kind: z.enum(['introduced', 'fixed', 'last', 'limit']), version: text(200) })).max(2_000),
})
export type Span = z.infer<typeof Span>

export const Affected = z.object({
  /** Who makes it; empty where the advisory does not say. */
  maker: text(300),
  name: text(500),
  ecosystem: text(100),
  versions: z.array(text(200)).max(20_000),
  spans: z.array(Span).max(500),
  isEvery: z.boolean(),
  /** Said in words that no program reads for sure: a person has to. */
  unread: z.array(text(300)).max(50),
})
export type Affected = z.infer<typeof Affected>

export type Verdict = 'affected' | 'unsure'

/** OSV 1.7, "Evaluation": named, or within a span that no limit cuts off. */
export function isWithin({ versions, spans, isEvery }: Affected, version: string): boolean {
  if (isEvery || versions.some((one) => one === version || comparePlain(one, version) === 0)) return true
  return spans.some(({ order, events }) => {
    const compare = order === 'semver' ? compareSemver : comparePlain
    const limits = events.filter(({ kind }) => kind === 'limit')
    if (limits.length > 0 && !limits.some((one) => one.version === '*' || compare(version, one.version) < 0))
      return false
    let isOpen = false
    const sorted = events
      .filter(({ kind }) => kind !== 'limit')
      .sort((a, b) => (a.version === '0' ? -1 : b.version === '0' ? 1 : compare(a.version, b.version)))
    for (const { kind, version: at } of sorted) {
      const order = at === '0' ? 1 : compare(version, at)
      if (kind === 'introduced' && order >= 0) isOpen = true
      else if (kind === 'fixed' && order >= 0) isOpen = false
      else if (kind === 'last' && order > 0) isOpen = false
    }
    return isOpen
  })
}

export type Software = { readonly name: string; readonly version: string; readonly ecosystem: string }

export const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
/** What answers on a port names itself shorter than an advisory does. */
const sameNames: readonly (readonly string[])[] = [
  ['apache', 'apachehttpserver', 'apache2', 'httpd', 'apachehttpd', 'apachesoftwarefoundationapachehttpserver'],
  ['openssh', 'openbsdopenssh', 'opensshserver', 'sshd'],
  ['bind', 'bind9', 'iscbind', 'iscbind9', 'named'],
  ['nginx', 'f5nginx', 'nginxopensource'],
  ['iis', 'microsoftiis', 'internetinformationservices', 'microsoftinternetinformationservices'],
  ['mysql', 'oraclemysql', 'mysqlserver'],
  ['postgresql', 'postgres', 'postgresqlserver'],
  ['samba', 'smbd'],
]
export const namesOf = (name: string): readonly string[] => {
  const plain = plainName(name)
  return sameNames.find((one) => one.includes(plain)) ?? [plain]
}

/** Null when it is not concerned. What is concerned by name, but by no version that can be read, is for a person to judge. */
export function verdictOf(one: Software, affected: readonly Affected[]): Verdict | null {
  const names = new Set(namesOf(one.name))
  const base = (ecosystem: string): string => ecosystem.split(':')[0]!.toLowerCase()
  let found: Verdict | null = null
  for (const each of affected) {
    if (one.ecosystem !== '' && each.ecosystem !== '' && base(one.ecosystem) !== base(each.ecosystem)) continue
    if (![each.name, `${each.maker} ${each.name}`].some((name) => names.has(plainName(name)))) continue
    if (one.version !== '' && isWithin(each, one.version)) return 'affected'
    if (each.isEvery) return 'affected'
    const saysNothing = each.versions.length === 0 && each.spans.length === 0
    if (one.version === '' || each.unread.length > 0 || saysNothing) found = 'unsure'
  }
  return found
}

/** What stands before a name in a sentence. */
const betweenNames = /^(?:(?:and|or|with|runs?|the|on|is|uses?|an?)\s+)+/i

/** `Apache/1.3.20 (Unix) mod_ssl/2.8.4 OpenSSL/0.9.6b`, `OpenSSH_9.2p1`, `BIND 8.2.3`: each with its version. */
export function softwareIn(said: string): Software[] {
  const found = said
    .slice(0, 1_000)
    .matchAll(/([\p{L}][\p{L}\p{N}_.+-]*?(?: [\p{L}][\p{L}\p{N}+-]*){0,3})[ /_-]v?(\d[\p{L}\p{N}.+~:-]*)/gu)
  const named = [...found].map(([, name = '', version = '']) => ({
    name: name.replace(betweenNames, ''),
    version: version.replace(/[.:~-]+$/, ''),
    ecosystem: '',
  }))
  return named.length > 0 || said.trim() === '' ? named : [{ name: said.trim(), version: '', ecosystem: '' }]
}

/** By which names an advisory is found. */
export const namesAbout = (affected: readonly Affected[]): string[] => [
  ...new Set(
    affected
      .flatMap(({ maker, name }) => [plainName(name), plainName(`${maker} ${name}`)])
      .filter((name) => name !== ''),
  ),
]

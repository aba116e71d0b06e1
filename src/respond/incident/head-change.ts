// What was and what is, of the facts at the head of an incident, as the record says it.

import type { z } from 'zod'
import type { Tlp } from '#src/core/tlp.ts'
import type { DetectionMethod, Phase, Severity } from './incident.ts'
import { type OpenPort, sayPort } from './open-port.ts'

export type Headline = {
  readonly title: string
  readonly kinds: readonly string[]
  readonly severity: Severity
  readonly tlp: Tlp
  readonly isSecret: boolean
  readonly detection: z.infer<typeof DetectionMethod>
  readonly phase: Phase
  readonly noticedAt: string
  readonly zone: string
  readonly summary: { readonly ja: string; readonly en: string }
}
/** One change as a fact of the entry: worded by `changed.…` (wording.ts). */
export type ChangeFact = { readonly word: string; readonly before?: unknown; readonly after?: unknown }

const nothing = { word: 'changed.nothing' }
const orNothing = (text: string): unknown => (text === '' ? nothing : text)
const kindsFact = (kinds: readonly string[]): unknown => (kinds.length === 0 ? nothing : kinds.map((tag) => ({ tag })))
const levelFact = ({ scheme, level }: Severity): unknown => (level === '' ? nothing : { tag: `${scheme}:${level}` })
const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one, i) => one === b[i])

export function changesOf(was: Headline, is: Headline): ChangeFact[] {
  const changes: ChangeFact[] = []
  const put = (isChanged: boolean, word: string, before?: unknown, after?: unknown) => {
    if (isChanged) changes.push({ word: `changed.${word}`, before, after })
  }
  put(was.title !== is.title, 'title', was.title, is.title)
  put(!sameList(was.kinds, is.kinds), 'kinds', kindsFact(was.kinds), kindsFact(is.kinds))
  const isRegraded = was.severity.level !== is.severity.level || was.severity.scheme !== is.severity.scheme
  put(isRegraded, 'severity', levelFact(was.severity), levelFact(is.severity))
  put(was.tlp !== is.tlp, 'tlp', was.tlp.toUpperCase(), is.tlp.toUpperCase())
  put(was.isSecret !== is.isSecret, is.isSecret ? 'secret' : 'unsecret')
  put(
    was.detection !== is.detection,
    'detection',
    { word: `detection.${was.detection}` },
    { word: `detection.${is.detection}` },
  )
  put(was.phase !== is.phase, 'phase', { word: `phase.${was.phase}` }, { word: `phase.${is.phase}` })
  put(Date.parse(was.noticedAt) !== Date.parse(is.noticedAt), 'noticedAt', { at: was.noticedAt }, { at: is.noticedAt })
  put(was.zone !== is.zone, 'zone', was.zone, is.zone)
  put(was.summary.ja !== is.summary.ja, 'summary.ja', orNothing(was.summary.ja), orNothing(is.summary.ja))
  put(was.summary.en !== is.summary.en, 'summary.en', orNothing(was.summary.en), orNothing(is.summary.en))
  return changes
}

/** The same for the plain fields of a party or an asset. */
export function fieldChanges(
  was: Readonly<Record<string, unknown>>,
  is: Readonly<Record<string, unknown>>,
): ChangeFact[] {
  return Object.entries(is).flatMap(([field, after]): ChangeFact[] => {
    const before = was[field]
    if (after === undefined || JSON.stringify(before) === JSON.stringify(after)) return []
    if (field === 'isEnded') return [{ word: after ? 'changed.ended' : 'changed.restored' }]
    if (field === 'isOurs') return [{ word: after ? 'changed.ours' : 'changed.not-ours' }]
    if (field === 'isRemoved') return [{ word: after ? 'changed.ended' : 'changed.restored' }]
    const fact = (value: unknown): unknown => {
      if (field === 'role') return { word: `observable-role.${value}` }
      if (field === 'ports') return portFacts(value as readonly OpenPort[])
      if (Array.isArray(value)) return value.map((role) => ({ word: `party.${role}` }))
      return orNothing(String(value ?? ''))
    }
    return [{ word: `changed.${field}`, before: fact(before), after: fact(after) }]
  })
}

const portFacts = (ports: readonly OpenPort[]): unknown =>
  ports.length === 0
    ? orNothing('')
    : ports.map((one) => ({ word: 'asset.port', port: sayPort(one), cause: { word: `port-cause.${one.cause}` } }))

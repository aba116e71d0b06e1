// What the head of an incident may say: kinds, levels and zones that this desk knows.
import { refuse } from '#src/core/refusal.ts'
import { isZone } from '#src/core/time.ts'
import type { Context } from '#src/platform/context.ts'
import { knowledge } from '#src/prepare/knowledge/load.ts'
import { levelOf } from '#src/prepare/knowledge/severity.ts'
import { itemOf } from '#src/prepare/knowledge/taxonomy.ts'
import type { Severity } from '../incident.ts'

export function checkKinds({ desk }: Context, kinds: readonly string[]): void {
  const { taxonomies } = knowledge(desk.dataDir)
  for (const kind of kinds) if (!itemOf(taxonomies, kind)) refuse('incident.kind-unknown', { kind })
}

/** The level as the scheme names it, without the scheme before it. */
export function knownLevel({ desk }: Context, severity: Severity): Severity {
  if (severity.level === '' && severity.scheme === '') return severity
  const { severities } = knowledge(desk.dataDir)
  const scheme = severities.find((one) => one.id === severity.scheme)
  if (!scheme || !levelOf([scheme], severity))
    return refuse('incident.level-unknown', {
      level: [severity.scheme, severity.level].filter(Boolean).join(':'),
      known: severities.flatMap((one) => one.levels.map((level) => level.id)).join(', '),
    })
  return { scheme: scheme.id, level: severity.level.slice(severity.level.indexOf(':') + 1) }
}

export function checkZone(zone: string | undefined): void {
  if (zone !== undefined && !isZone(zone)) refuse('incident.zone-unknown', { zone })
}

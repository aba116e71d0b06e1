// Something that a hunt found, as an alert is made of it.
import type { Gathered } from '#src/detect/alert/gather.ts'
import type { FindRow } from './hunt.ts'

export const gatheredOf = (find: FindRow & { readonly titleJa: string | null }): Gathered => ({
  ruleKey: find.ruleKey,
  title: find.title,
  titleJa: find.titleJa,
  level: find.level,
  origin: 'hunt',
  entityKind: find.entityKind,
  entity: find.entity,
  ruleDate: find.ruleDate,
  tags: find.tags,
  matches: find.matches,
  firstMs: Date.parse(find.firstAt),
  lastMs: Date.parse(find.lastAt),
  matched: find.matched,
  correlation: find.correlation,
  lines: find.lines,
  finding: null,
})

const dayMs = 86_400_000

/** The lag between an attack and the rule against it, in whole days (S1-37); null when the rule was first or has no day. */
export function lagDays(firstAt: string, ruleDate: string | null): number | null {
  if (ruleDate === null) return null
  const days = Math.floor((Date.parse(`${ruleDate}T00:00:00Z`) - Date.parse(firstAt)) / dayMs) + 1
  return days > 0 ? days : null
}

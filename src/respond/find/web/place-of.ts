import type { Found } from '../api.ts'

/** Where a found thing is opened, as a path of the desk. */
export function placeOf(found: Found): string {
  const incident = found.incident ?? (found.kind === 'incident' && found.number ? { number: found.number } : null)
  if (found.kind === 'report') return `/inbox/${found.number ?? found.report?.number ?? found.id}`
  if (found.kind === 'person') return '/people'
  if (found.kind === 'entry' && incident) return `/incidents/${incident.number}/record?entry=${found.id}`
  if (found.kind === 'observable' && incident) return `/incidents/${incident.number}/observables`
  if (incident) return `/incidents/${incident.number}`
  return found.report ? `/inbox/${found.report.number}` : `/find?q=${encodeURIComponent(found.title)}`
}

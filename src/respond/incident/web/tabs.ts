import type { IncidentDetail } from '../incident.ts'

/** What belongs together stands together: what is known, what is done, who is told, what is kept. */
export const tabGroups = {
  know: ['now', 'record', 'situation', 'reports', 'observables'],
  act: ['plan', 'containment', 'evidence', 'campaign', 'recovery'],
  tell: ['people', 'clocks', 'notices', 'queries'],
  keep: ['paper'],
} as const
export type TabGroup = keyof typeof tabGroups
export const tabGroupNames = Object.keys(tabGroups) as TabGroup[]

export const tabNames = tabGroupNames.flatMap((group): readonly TabName[] => tabGroups[group])
export type TabName = (typeof tabGroups)[TabGroup][number]

export const tabOf = (name: string): TabName => tabNames.find((one) => one === name) ?? 'now'

/** What stands beside the name of a tab; null where a count says nothing. */
export function countOf(tab: TabName, { counts, situation, team, questions, files }: Counted): number | null {
  switch (tab) {
    case 'now':
      return questions.length || null
    case 'record':
      return counts.entries
    case 'situation':
      return situation.filter((one) => one.withdrawnAt === null).length
    case 'people':
      return counts.parties + new Set(team.map((one) => one.person.id)).size
    case 'observables':
      return counts.observables
    case 'plan':
    case 'containment':
      return counts.containments || null
    case 'evidence':
    case 'clocks':
    case 'notices':
    case 'queries':
    case 'campaign':
    case 'recovery':
      return null
    case 'reports':
      return counts.reports
    case 'paper':
      return files ?? null
  }
}
type Counted = Pick<IncidentDetail, 'counts' | 'situation' | 'team' | 'questions'> & { files?: number }

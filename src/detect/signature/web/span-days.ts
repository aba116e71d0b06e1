/** For how long a rule is off or an alert held back; 0 is without end. */
export const spanDays = ['1', '7', '30', '90', '0'] as const
const dayMs = 86_400_000

export const untilAfter = (days: string): string | null =>
  days === '0' ? null : new Date(Date.now() + Number(days) * dayMs).toISOString()

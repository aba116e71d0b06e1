/** Days of the archive are days in UTC, so that a file means the same for every reader. */
export const dayMicros = 86_400_000_000
export const dayOf = (micros: number): string => new Date(Math.floor(micros / 1_000)).toISOString().slice(0, 10)
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) * 1_000

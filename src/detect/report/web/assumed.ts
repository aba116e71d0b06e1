/** What is taken for granted where a report does not say it: the zone of its times, the year of its log. */
export type Assumed = { readonly zone: string; readonly year: string }

export const isYearWrong = (text: string): boolean => {
  if (text.trim() === '') return false
  const year = Number(text.normalize('NFKC'))
  return !(Number.isInteger(year) && year >= 1970 && year <= 2200)
}

// Terms of the query line, written so that the desk reads them as they are meant.

/** A value as it stands after a field: bare when nothing in it has a meaning of its own, else in quotation marks. */
export function valueText(value: string): string {
  const isBare = /^[\p{L}\p{N}_./@+-][\p{L}\p{N}_./@:+-]*$/u.test(value) && !/^(and|or|not)$/i.test(value)
  return isBare ? value : `"${value.replace(/["\\]/g, '\\$&')}"`
}

export const termOf = (field: string, value: string): string => `${field}:${valueText(value)}`

/** The line with one more condition. An `or` outside all parentheses is put into some, or it would take the new condition apart. */
export function withTerm(line: string, term: string, isNot = false): string {
  const added = isNot ? `not ${term}` : term
  const before = line.trim()
  if (before === '') return added
  if (before.split(/\s+and\s+/i).includes(added)) return before
  return `${hasOpenOr(before) ? `(${before})` : before} and ${added}`
}

function hasOpenOr(line: string): boolean {
  let depth = 0
  for (const token of line.match(/"(?:\\.|[^"\\])*"?|[()]|[^\s()"]+/g) ?? []) {
    if (token === '(') depth++
    else if (token === ')') depth--
    else if (depth === 0 && token.toLowerCase() === 'or') return true
  }
  return false
}

/** What finds a thing out of a case in the logs: an address in any role, everything else as a phrase. */
export function lineFor(value: string): string {
  const isAddress =
    /^\d{1,3}(\.\d{1,3}){3}$/.test(value) || (/^[\da-f:.]+$/i.test(value) && value.split(':').length > 2)
  return isAddress ? `address:${value}` : `"${value.replace(/["\\]/g, '\\$&')}"`
}

// The columns of an IIS line that stands without its `#Fields`, told by what the values are.

const isAddress = (text: string): boolean => /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F:]*:[\da-fA-F:.%]+)$/.test(text)

/** Null when the values are not in the order of IIS. */
export function guessIis(values: readonly string[]): string[] | null {
  const method = values.findIndex(
    (value, at) => at >= 2 && at <= 5 && /^[A-Z][A-Z_-]{2,15}$/.test(value) && /^[/*-]/.test(values[at + 1] ?? ''),
  )
  if (method < 0) return null
  const before = values
    .slice(2, method)
    .map((value) => (isAddress(value) ? 's-ip' : /^W3SVC\d/.test(value) ? 's-sitename' : 's-computername'))
  const names = ['date', 'time', ...before, 'cs-method', 'cs-uri-stem', 'cs-uri-query', 's-port', 'cs-username', 'c-ip']
  if (values[names.length]?.startsWith('HTTP/')) names.push('cs-version')
  names.push('cs(user-agent)')
  const status = values.findIndex(
    (value, at) =>
      at >= names.length &&
      /^[1-5]\d\d$/.test(value) &&
      /^\d+$/.test(values[at + 1] ?? '') &&
      /^\d+$/.test(values[at + 2] ?? ''),
  )
  if (status < 0) return null
  const between = status - names.length
  names.push(
    ...(['', 'cs(referer)', 'cs(referer) cs-host', 'cs(cookie) cs(referer) cs-host'][between] ?? '')
      .split(' ')
      .filter(Boolean),
  )
  while (names.length < status) names.push(`x-${names.length}`)
  names.push('sc-status', 'sc-substatus', 'sc-win32-status')
  const rest = values.slice(names.length)
  const numbers = rest.findIndex((value) => !/^\d+$/.test(value))
  const count = numbers < 0 ? rest.length : numbers
  names.push(...(count >= 3 ? ['sc-bytes', 'cs-bytes', 'time-taken'] : count >= 1 ? ['time-taken'] : []))
  if (isAddress(rest[count] ?? '')) names.push('x-forwarded-for')
  while (names.length < values.length) names.push(`x-${names.length}`)
  return names
}

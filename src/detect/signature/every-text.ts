// Every text and number of an event, wherever it stands: what keywords are looked for in.

const MAX_VALUES = 10_000
const MAX_DEPTH = 32

export function everyText(event: unknown, out: string[] = [], depth = 0): string[] {
  if (out.length >= MAX_VALUES || depth > MAX_DEPTH) return out
  if (typeof event === 'string') out.push(event)
  else if (typeof event === 'number' || typeof event === 'boolean' || typeof event === 'bigint') out.push(String(event))
  else if (typeof event === 'object' && event !== null)
    for (const one of Object.values(event)) everyText(one, out, depth + 1)
  return out
}

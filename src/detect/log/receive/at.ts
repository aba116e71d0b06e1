// `[HOST:]PORT` as people write where to listen: `514`, `192.0.2.1:6514`, `[::]:514`.
export type At = { readonly host: string; readonly port: number }

/** Without a host every address of the machine; null of what is no place. */
export function atOf(text: string): At | null {
  const match = /^(?:(\[[0-9a-f:.]+\]|[^:[\]\s]+):)?(\d{1,5})$/i.exec(text.trim())
  if (!match) return null
  const port = Number(match[2])
  return port <= 65_535 ? { host: match[1]?.replace(/^\[|\]$/g, '') ?? '0.0.0.0', port } : null
}

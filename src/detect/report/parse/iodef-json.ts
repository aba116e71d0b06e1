// IODEF as JSON (RFC 8727): the same names as in XML, so it is turned into the same nodes.
import { MAX_JSON_DEPTH } from './bounds.ts'
import type { Node } from './iodef-xml.ts'

/** Names that RFC 8727 writes as properties and RFC 7970 as attributes start with a small letter. */
export function nodeOfJson(name: string, value: unknown, depth = 0): Node {
  const attributes: Record<string, string> = Object.create(null)
  const children: Node[] = []
  let text = ''
  if (depth > MAX_JSON_DEPTH) return { name, attributes, children, text }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') text = String(value)
  else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'value' || (key === 'id' && name === 'IncidentID') || (key === 'EmailTo' && name === 'Email')) {
        text = typeof item === 'object' ? '' : String(item)
        if (typeof item !== 'object') continue
      }
      if (typeof item !== 'object' && /^[a-z]/.test(key)) attributes[key] = String(item)
      else for (const one of Array.isArray(item) ? item : [item]) children.push(nodeOfJson(key, one, depth + 1))
    }
  }
  return { name, attributes, children, text }
}

export function isIodefJson(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || !('Incident' in value)) return false
  const incident = Array.isArray(value.Incident) ? value.Incident[0] : value.Incident
  return (
    typeof incident === 'object' &&
    incident !== null &&
    ('IncidentID' in incident || 'GenerationTime' in incident || 'Contact' in incident)
  )
}

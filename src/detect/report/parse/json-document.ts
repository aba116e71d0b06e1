// A JSON document that may be a report: XARF 4, XARF 1-3, IODEF (RFC 8727), or a list of these.
import { MAX_JSON_DEPTH, MAX_REPORTS } from './bounds.ts'
import type { IntakeFacts } from './draft.ts'
import { iodefReports } from './iodef.ts'
import { isIodefJson, nodeOfJson } from './iodef-json.ts'
import type { ParsedReport } from './parsed-report.ts'
import { isXarfFour, isXarfThree, xarfFourReport, xarfThreeReport } from './xarf-json.ts'

export function jsonReports(value: unknown, facts: IntakeFacts): ParsedReport[] {
  if (Array.isArray(value))
    return value.slice(0, MAX_REPORTS).flatMap((one) => (Array.isArray(one) ? [] : jsonReports(one, facts)))
  if (isXarfFour(value)) return [xarfFourReport(value, facts)]
  if (isXarfThree(value)) return [xarfThreeReport(value, facts)]
  if (isIodefJson(value)) return iodefReports(nodeOfJson('IODEF-Document', value), 'iodef-json', [], facts)
  return []
}

/** Counts brackets before anything is built: a document nested beyond the bound is refused. */
export function isDeep(text: string): boolean {
  let depth = 0
  let isString = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (isString) {
      if (c === 0x5c) i++
      else if (c === 0x22) isString = false
    } else if (c === 0x22) isString = true
    else if (c === 0x7b || c === 0x5b) {
      if (++depth > MAX_JSON_DEPTH) return true
    } else if (c === 0x7d || c === 0x5d) depth--
  }
  return false
}

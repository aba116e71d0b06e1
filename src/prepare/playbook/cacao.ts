// CACAO 2.0: names under which our playbooks leave the house, and the shapes in which they do.
import { v5 } from 'uuid'

export const SPEC_VERSION = 'cacao-2.0'
/** Our own names of playbooks and steps grow from this one. CACAO's own namespace is for ids made of name and types, which change. */
const NAMESPACE = '6f2c1f0e-5a0b-4b3e-9d0c-7a1f6c7d2e10'

/** The extension in which both languages and everything that CACAO has no place for travel along. */
export const EXTENSION = 'extension-definition--6f2c1f0e-5a0b-4b3e-9d0c-7a1f6c7d2e11'
export const EXTENSION_SCHEMA = 'urn:hikeshi:playbook:1'
export const HIKESHI = 'identity--6f2c1f0e-5a0b-4b3e-9d0c-7a1f6c7d2e12'

/** An id that is always the same for the same thing. Steps must carry version 4 (CACAO 2.0, section 10.10). */
export const stepName = (type: string, playbook: string, ...of: readonly string[]): string => {
  const name = v5([playbook, type, ...of].join('\n'), NAMESPACE)
  return `${type}--${name.slice(0, 14)}4${name.slice(15)}`
}
export const playbookName = (id: string): string => `playbook--${v5(id, NAMESPACE)}`

export const variableOf = (step: string): string => `__${step.replaceAll(/[^a-z0-9]/g, '_').replace(/^(?=\d)/, '_')}__`

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }
/** A step of a CACAO workflow, as we write it. */
export type CacaoStep = JsonObject & { type: string }
export type CacaoPlaybook = JsonObject & { workflow: { [id: string]: CacaoStep } }
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

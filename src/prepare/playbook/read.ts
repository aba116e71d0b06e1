// Reads a playbook from YAML, or says everything that is wrong with it, with line and field.
import type { z } from 'zod'
import { readYamlDocument } from '#src/prepare/knowledge/yaml-place.ts'
import { Playbook } from './playbook.ts'
import { type FileProblem, type Finding, PROBLEMS_MAX } from './problem.ts'
import { faultsOf } from './soundness.ts'

export const FILE_CHARS_MAX = 500_000

export type ReadPlaybook = { readonly playbook: Playbook | null; readonly problems: readonly FileProblem[] }

export function readPlaybook(text: string, file: string): ReadPlaybook {
  const alone = (line: number | null, code: FileProblem['code'], facts: FileProblem['facts'] = {}): ReadPlaybook => ({
    playbook: null,
    problems: [{ file, line, field: '', code, facts }],
  })
  if (text.length > FILE_CHARS_MAX) return alone(null, 'too-large', { max: FILE_CHARS_MAX })
  const document = readYamlDocument(text)
  if ('errors' in document) {
    const problems = document.errors.map((line) => ({ file, line, field: '', code: 'not-yaml' as const, facts: {} }))
    return { playbook: null, problems }
  }
  const { playbook, findings } = judgePlaybook(document.value)
  const problems = findings.map(({ path, code, facts }) => ({
    file,
    line: document.lineOf(path),
    field: path.join('.'),
    code,
    facts,
  }))
  return { playbook, problems }
}

/** Whether a value, wherever it came from, is a playbook that can be followed. */
export function judgePlaybook(value: unknown): { playbook: Playbook | null; findings: Finding[] } {
  const checked = Playbook.safeParse(value)
  if (!checked.success) {
    return {
      playbook: null,
      findings: checked.error.issues.slice(0, PROBLEMS_MAX).map((issue) => findingOf(issue, value)),
    }
  }
  const findings = faultsOf(checked.data).slice(0, PROBLEMS_MAX)
  return { playbook: findings.length === 0 ? checked.data : null, findings }
}

function findingOf(issue: z.core.$ZodIssue, value: unknown): Finding {
  const { path } = issue
  let at: unknown = value
  for (const key of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[key]
  if (issue.code === 'unrecognized_keys') return { path: [...path, issue.keys[0]!], code: 'unknown-field', facts: {} }
  if (at === undefined) return { path, code: 'missing', facts: {} }
  if (issue.code === 'too_big')
    return { path, code: issue.origin === 'string' ? 'too-long' : 'too-many', facts: { max: Number(issue.maximum) } }
  if (issue.code === 'too_small')
    return { path, code: issue.origin === 'string' ? 'empty' : 'too-few', facts: { min: Number(issue.minimum) } }
  if (issue.code === 'invalid_value') return { path, code: 'not-offered', facts: { choices: issue.values.join(', ') } }
  if (issue.code === 'invalid_type') return { path, code: 'wrong-type', facts: { type: issue.expected } }
  return { path, code: 'wrong-form', facts: {} }
}

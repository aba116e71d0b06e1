// A playbook as CACAO 2.0: readable by others in one language, whole for us in both.
import type { Language } from '#src/core/language.ts'
import {
  type CacaoPlaybook,
  EXTENSION,
  EXTENSION_SCHEMA,
  HIKESHI,
  type Json,
  playbookName,
  SPEC_VERSION,
  stepName,
  variableOf,
} from './cacao.ts'
import { workflowOf } from './cacao-workflow.ts'
import { playbookWords } from './field-words.ts'
import { type Playbook, type StepRole, stepsOf } from './playbook.ts'

export type Exported = {
  readonly lang: Language
  /** When this version became what it is; the day from which it holds where nobody says more exactly. */
  readonly modifiedAt?: string
}

export function toCacao(playbook: Playbook, { lang, modifiedAt }: Exported): CacaoPlaybook {
  const { start, workflow } = workflowOf(playbook, lang)
  const created = playbook.cacao?.created ?? `${playbook.effective_from}T00:00:00.000Z`
  const modified = modifiedAt ?? created
  const steps = stepsOf(playbook)
  const asks = steps.filter((step) => step.choose)
  const kinds = new Set(Object.values(workflow).map((step) => step.type))
  const createdBy = playbook.cacao?.created_by ?? HIKESHI
  return {
    type: 'playbook',
    spec_version: SPEC_VERSION,
    id: playbook.cacao?.id ?? playbookName(playbook.id),
    name: playbook.name[lang],
    description: [playbook.when[lang], ...(playbook.never ?? []).map((one) => one[lang])].join('\n'),
    playbook_types: ['investigation', 'mitigation', 'notification', 'remediation'],
    playbook_activities: ['step-sequence'],
    playbook_processing_summary: {
      manual_playbook: true,
      if_logic: kinds.has('if-condition'),
      switch_logic: kinds.has('switch-condition'),
      extensions: true,
    },
    created_by: createdBy,
    created,
    modified: [created, modified].sort().at(-1)!,
    ...(playbook.kinds.length > 0 ? { labels: [...playbook.kinds] } : {}),
    external_references: [{ name: 'Source', description: playbook.source }, ...referencesOf(playbook)],
    ...(asks.length > 0
      ? {
          playbook_variables: Object.fromEntries(
            asks.map((step) => [
              variableOf(step.id),
              {
                type: 'string',
                description: `${step.choose!.question[lang]} ${step.choose!.answers.map((one) => `${one.id}: ${one[lang]}`).join(', ')}`,
                constant: false,
                external: false,
              },
            ]),
          ),
        }
      : {}),
    workflow_start: start,
    workflow,
    agent_definitions: agentsOf(
      steps.map((step) => step.who),
      lang,
    ),
    playbook_extensions: { [EXTENSION]: withoutSteps(playbook, lang) },
    extension_definitions: {
      [EXTENSION]: {
        type: 'extension-definition',
        name: 'Hikeshi playbook',
        description: 'Both languages, phases, gates, proofs and everything else that a playbook of Hikeshi says.',
        created_by: HIKESHI,
        schema: EXTENSION_SCHEMA,
        version: '1.0.0',
      },
    },
  }
}

function referencesOf(playbook: Playbook): Json[] {
  const of = (name: string, ids: readonly string[]) =>
    [...new Set(ids)].sort().map((external_id) => ({ name, external_id }))
  const steps = stepsOf(playbook)
  return [
    ...of(
      'MITRE ATT&CK',
      steps.flatMap((step) => step.attack ?? []),
    ),
    ...of(
      'NIST CSF 2.0',
      steps.flatMap((step) => step.csf ?? []),
    ),
  ]
}

const agentsOf = (roles: readonly StepRole[], lang: Language): { [id: string]: Json } =>
  Object.fromEntries(
    [...new Set(roles)].map((role) => [
      stepName('group', 'role', role),
      { type: 'group', name: playbookWords[`role.${role}`][lang], description: role },
    ]),
  )

/** The head of the playbook; each step travels at its own place in the workflow. */
function withoutSteps({ phases, ...head }: Playbook, lang: Language): Json {
  const value = { lang, playbook: { ...head, phases: phases.map(({ steps: _, ...phase }) => phase) } }
  return JSON.parse(JSON.stringify(value)) as Json
}

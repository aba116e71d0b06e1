// What the tags of a detection rule say of an attack (Sigma, appendix on tags): the stage at which it stands, the technique, the hole.
import { AttackStage } from './attack-stage.ts'

/** As rules write the tactics of MITRE ATT&CK: the names of its own pages, also those of its newer editions. */
const stageByName: Readonly<Record<string, AttackStage>> = {
  reconnaissance: 'TA0043',
  'resource-development': 'TA0042',
  'initial-access': 'TA0001',
  execution: 'TA0002',
  persistence: 'TA0003',
  'privilege-escalation': 'TA0004',
  'defense-evasion': 'TA0005',
  stealth: 'TA0005',
  'defense-impairment': 'TA0005',
  'credential-access': 'TA0006',
  discovery: 'TA0007',
  'lateral-movement': 'TA0008',
  collection: 'TA0009',
  'command-and-control': 'TA0011',
  exfiltration: 'TA0010',
  impact: 'TA0040',
}

/** The stages that the tags name, in the order of the tags; each once. */
export function stagesOfTags(tags: readonly string[]): AttackStage[] {
  const stages = new Set<AttackStage>()
  for (const tag of tags) {
    const name = /^attack\.(.+)$/i.exec(tag)?.[1]?.toLowerCase().replaceAll('_', '-') ?? ''
    const stage = Object.hasOwn(stageByName, name) ? stageByName[name]! : AttackStage.safeParse(name.toUpperCase()).data
    if (stage !== undefined) stages.add(stage)
  }
  return [...stages]
}

/** What else they name by its number: techniques, groups and programs of ATT&CK (`T1110.001`), holes (`CVE-2021-44228`). */
export function numbersOfTags(tags: readonly string[]): string[] {
  const numbers = tags.map((tag) => {
    const attack = /^attack\.([tgs]\d{4}(?:\.\d{3})?)$/i.exec(tag)?.[1]
    const hole = /^cve\.(\d{4})[-.](\d{4,})$/i.exec(tag)
    return attack?.toUpperCase() ?? (hole === null ? null : `CVE-${hole[1]}-${hole[2]}`)
  })
  return [...new Set(numbers.filter((one) => one !== null))]
}

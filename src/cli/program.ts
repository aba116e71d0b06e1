import { Command } from 'commander'
import { version } from '#src/platform/version.ts'
import { inOwnWords } from './usage.ts'
import { t } from './words.ts'

type Add = (program: Command) => void

/** Where each noun is, in the order of the help. Only what is asked for is loaded: that halves the time of a call. */
const rooms: readonly { readonly nouns: readonly string[]; readonly load: () => Promise<Add> }[] = [
  { nouns: ['serve'], load: async () => (await import('./serve.ts')).serveCommand },
  { nouns: ['report'], load: async () => (await import('./report.ts')).reportCommands },
  { nouns: ['log'], load: async () => (await import('./log.ts')).logCommands },
  { nouns: ['agent'], load: async () => (await import('./agent.ts')).agentCommands },
  { nouns: ['rule', 'hunt'], load: async () => (await import('./rule.ts')).ruleCommands },
  { nouns: ['alert'], load: async () => (await import('./alert.ts')).alertCommands },
  { nouns: ['anomaly'], load: async () => (await import('./anomaly.ts')).anomalyCommands },
  { nouns: ['integrity'], load: async () => (await import('./integrity.ts')).integrityCommands },
  { nouns: ['playbook'], load: async () => (await import('./playbook.ts')).playbookCommands },
  { nouns: ['incident', 'entry'], load: async () => (await import('./incident.ts')).incidentCommands },
  { nouns: ['decision'], load: async () => (await import('./decision.ts')).decisionCommands },
  { nouns: ['containment'], load: async () => (await import('./containment.ts')).containmentCommands },
  { nouns: ['quarantine'], load: async () => (await import('./quarantine.ts')).quarantineCommands },
  { nouns: ['evidence', 'collect'], load: async () => (await import('./evidence.ts')).evidenceCommands },
  { nouns: ['task'], load: async () => (await import('./task.ts')).taskCommands },
  { nouns: ['clock'], load: async () => (await import('./clock.ts')).clockCommands },
  { nouns: ['campaign'], load: async () => (await import('./campaign.ts')).campaignCommands },
  { nouns: ['recovery'], load: async () => (await import('./recovery.ts')).recoveryCommands },
  { nouns: ['contact'], load: async () => (await import('./contact.ts')).contactCommands },
  { nouns: ['notice', 'consent'], load: async () => (await import('./notice.ts')).noticeCommands },
  { nouns: ['helpdesk'], load: async () => (await import('./helpdesk.ts')).helpdeskCommands },
  { nouns: ['letter'], load: async () => (await import('./letter.ts')).letterCommands },
  { nouns: ['cause'], load: async () => (await import('./cause.ts')).causeCommands },
  { nouns: ['sweep'], load: async () => (await import('./sweep.ts')).sweepCommands },
  { nouns: ['mail'], load: async () => (await import('./mail.ts')).mailCommands },
  { nouns: ['outside'], load: async () => (await import('./outside.ts')).outsideCommands },
  { nouns: ['review'], load: async () => (await import('./review.ts')).reviewCommands },
  { nouns: ['measure'], load: async () => (await import('./measure.ts')).measureCommands },
  { nouns: ['damage'], load: async () => (await import('./damage.ts')).damageCommands },
  { nouns: ['affected'], load: async () => (await import('./affected.ts')).affectedCommands },
  { nouns: ['record'], load: async () => (await import('./record.ts')).recordCommands },
  { nouns: ['person'], load: async () => (await import('./person.ts')).personCommands },
  { nouns: ['demo'], load: async () => (await import('./demo.ts')).demoCommands },
  { nouns: ['backup'], load: async () => (await import('./backup.ts')).backupCommands },
  { nouns: ['weakness'], load: async () => (await import('./weakness.ts')).weaknessCommands },
  { nouns: ['readiness'], load: async () => (await import('./readiness.ts')).readinessCommands },
  {
    nouns: ['backup-register'],
    load: async () => (await import('./backup-register.ts')).backupRegisterCommands,
  },
]

/** What `hikeshi` understands: nouns, their verbs, the options of each. All of it, unless one noun is asked for that there is. */
export async function hikeshi(noun?: string): Promise<Command> {
  const program = inOwnWords(new Command('hikeshi'))
    // What stands behind a verb belongs to the verb: `hunt --rules A FILE` and `hunt start --rules A` take options of the same name.
    .enablePositionalOptions()
    .description(t('program'))
    .version(version, '-V, --version', t('help.version'))
  const asked = rooms.filter(({ nouns }) => noun !== undefined && nouns.includes(noun))
  for (const { load } of asked.length > 0 ? asked : rooms) (await load())(program)
  return program
}

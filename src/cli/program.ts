import { Command } from 'commander'
import { agentCommands } from './agent.ts'
import { alertCommands } from './alert.ts'
import { backupCommands } from './backup.ts'
import { clockCommands } from './clock.ts'
import { contactCommands } from './contact.ts'
import { damageCommands } from './damage.ts'
import { demoCommands } from './demo.ts'
import { evidenceCommands } from './evidence.ts'
import { incidentCommands } from './incident.ts'
import { integrityCommands } from './integrity.ts'
import { logCommands } from './log.ts'
import { measureCommands } from './measure.ts'
import { personCommands } from './person.ts'
import { playbookCommands } from './playbook.ts'
import { recordCommands } from './record.ts'
import { recoveryCommands } from './recovery.ts'
import { reportCommands } from './report.ts'
import { ruleCommands } from './rule.ts'
import { serveCommand } from './serve.ts'
import { inOwnWords } from './usage.ts'
import { t } from './words.ts'

/** Everything that `hikeshi` understands: nouns, their verbs, the options of each. */
export function hikeshi(): Command {
  const program = inOwnWords(new Command('hikeshi')).description(t('program'))
  for (const add of [
    serveCommand,
    reportCommands,
    logCommands,
    agentCommands,
    ruleCommands,
    alertCommands,
    integrityCommands,
    playbookCommands,
    incidentCommands,
    evidenceCommands,
    clockCommands,
    recoveryCommands,
    contactCommands,
    measureCommands,
    damageCommands,
    recordCommands,
    personCommands,
    demoCommands,
    backupCommands,
  ])
    add(program)
  return program
}

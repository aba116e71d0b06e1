import { Command, CommanderError } from 'commander'
import { backupCommands } from './backup.ts'
import { demoCommands } from './demo.ts'
import { incidentCommands } from './incident.ts'
import { personCommands } from './person.ts'
import { recordCommands } from './record.ts'
import { refusalText } from './refusal-text.ts'
import { reportCommands } from './report.ts'
import { serveCommand } from './serve.ts'
import { inOwnWords, usageText } from './usage.ts'
import { t } from './words.ts'

/** `hikeshi NOUN VERB`: data on stdout, words on stderr; 0 done, 1 found something or refused, 2 wrong usage, 3 failure. */
const program = inOwnWords(new Command('hikeshi')).description(t('program'))
for (const add of [
  serveCommand,
  reportCommands,
  incidentCommands,
  recordCommands,
  personCommands,
  demoCommands,
  backupCommands,
])
  add(program)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0 && error.code !== 'commander.help')
      process.stderr.write(`${usageText(error, program, process.argv.slice(2))}\n`)
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    const { text, exitCode } = refusalText(error)
    process.stderr.write(`${text}\n`)
    process.exitCode = exitCode
  }
}

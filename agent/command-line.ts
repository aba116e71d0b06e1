import { Command } from 'commander'
import { hostCommands } from './commands.ts'
import { t } from './fault.ts'

export async function commandLine(): Promise<void> {
  const program = new Command('hikeshi-agent').description(t('agent'))
  hostCommands(program)
  await program.parseAsync()
}

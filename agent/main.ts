// The agent as one file that runs on Node alone: `node hikeshi-agent.mjs run --config FILE`. Made by `agent/bundle.ts`.
import { Command } from 'commander'
import { hostCommands } from './commands.ts'
import { t } from './fault.ts'

const program = new Command('hikeshi-agent').description(t('agent'))
hostCommands(program)
await program.parseAsync()

import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { causeApi } from '../recover/recovery/cause/api.ts'
import { causeCliWords } from '../recover/recovery/cause/cli-words.ts'
import { mermaidOf } from '../recover/recovery/cause/mermaid.ts'
import { onDesk } from './command.ts'
import { langOfTerminal, print, printJson } from './terminal.ts'
import { oneOf } from './usage.ts'

const lang = langOfTerminal()
const t = speaker(causeCliWords, lang)
const formats = ['mermaid', 'json'] as const

/** `hikeshi cause export`: the tree for documents elsewhere. */
export function causeCommands(program: Command): void {
  const cause = program.command('cause').description(t('cause'))
  onDesk<{ incident: string; format?: (typeof formats)[number] }>(
    cause
      .command('export')
      .description(t('cause.export'))
      .requiredOption('--incident <number>', t('cause.incident'))
      .option('--format <format>', t('cause.format'), oneOf(formats)),
    async ({ client }, { incident, format, json }) => {
      const shown = await client(causeApi).show({ incident })
      if (json || format === 'json') printJson(shown)
      else print(mermaidOf(shown.incident, shown.rows, shown.knowledge, lang).trimEnd())
      return 0
    },
  )
}

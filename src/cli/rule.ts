import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { checkRules } from '../detect/signature/cli.ts'
import { signatureCliWords } from '../detect/signature/cli-words.ts'
import { langOfTerminal, print, tell } from './terminal.ts'

const t = speaker(signatureCliWords, langOfTerminal())
const facts = (json?: boolean) => ({ lang: langOfTerminal(), json: json ?? false, out: print, err: tell })

/** `hikeshi rule …`: what detection rules say, without a desk. */
export function ruleCommands(program: Command): void {
  const rule = program.command('rule').description(t('rule'))
  rule
    .command('check <path...>')
    .description(t('rule.check'))
    .option('--placeholders <file>', t('rule.placeholders'))
    .option('--json', 'NDJSON')
    .action((paths: string[], { json, ...given }: { json?: boolean; placeholders?: string }) => {
      process.exitCode = checkRules(paths, given, facts(json))
    })
}

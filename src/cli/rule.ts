import { type Command, CommanderError, InvalidArgumentError } from 'commander'
import { speaker } from '#src/core/words.ts'
import { checkRules } from '../detect/signature/cli.ts'
import { explainRule } from '../detect/signature/cli-explain.ts'
import { hunt } from '../detect/signature/cli-hunt.ts'
import { readLogsourceOption } from '../detect/signature/cli-load.ts'
import { signatureCliWords } from '../detect/signature/cli-words.ts'
import { langOfTerminal, print, tell } from './terminal.ts'

const t = speaker(signatureCliWords, langOfTerminal())
const facts = (json?: boolean) => ({ lang: langOfTerminal(), json: json ?? false, out: print, err: tell })

function aLogsource(text: string): string {
  if (readLogsourceOption(text) === null) throw new InvalidArgumentError(t('logsource.wrong'))
  return text
}

/** `hikeshi rule …` and `hikeshi hunt`: what detection rules say and find, without a desk. */
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
  rule
    .command('explain <rule> <event>')
    .description(t('rule.explain'))
    .option('--rule <which>', t('rule.which'))
    .option('--logsource <source>', t('rule.logsource'), aLogsource)
    .option('--placeholders <file>', t('rule.placeholders'))
    .option('--json', t('rule.json'))
    .action(
      async (
        file: string,
        event: string,
        { json, ...given }: { json?: boolean; rule?: string; logsource?: string; placeholders?: string },
      ) => {
        process.exitCode = await explainRule(file, event, given, facts(json))
      },
    )
  program
    .command('hunt [file]')
    .description(t('hunt'))
    .requiredOption('--rules <path...>', t('hunt.rules'))
    .option('--logsource <source>', t('rule.logsource'), aLogsource)
    .option('--placeholders <file>', t('rule.placeholders'))
    .option('--json', 'NDJSON')
    .action(async (last: string | undefined, given: { rules: string[]; logsource?: string; placeholders?: string }) => {
      // `--rules A B FILE`: the option takes everything up to the end, and what stands last is the file.
      const rules = last === undefined ? given.rules.slice(0, -1) : given.rules
      const file = last ?? given.rules.at(-1)!
      if (rules.length === 0)
        throw new CommanderError(2, 'commander.missingArgument', "error: missing required argument 'file'")
      process.exitCode = await hunt(file, { ...given, rules }, process.stdin, process.stdout, facts(true))
    })
}

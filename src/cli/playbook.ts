import type { Command } from 'commander'
import { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import {
  checkPlaybooks,
  exportPlaybook,
  importPlaybooks,
  listPlaybooks,
  showPlaybook,
} from '../prepare/playbook/cli.ts'
import { playbookCliWords } from '../prepare/playbook/cli-words.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { oneOf } from './usage.ts'
import { t as cli } from './words.ts'

const t = speaker(playbookCliWords, langOfTerminal())
const facts = ({ json, lang }: { json?: boolean; lang?: Language }) => ({
  lang: lang ?? langOfTerminal(),
  json: json ?? false,
  out: print,
  err: tell,
})

/** `hikeshi playbook …`: the plans that were agreed beforehand, as files; without a desk. */
export function playbookCommands(program: Command): void {
  const playbook = program.command('playbook').description(t('playbook'))
  playbook
    .command('check [path...]')
    .description(t('playbook.check'))
    .option('--json', cli('option.json'))
    .action((paths: string[], given: { json?: boolean }) => {
      process.exitCode = checkPlaybooks(paths, facts(given))
    })
  playbook
    .command('list')
    .description(t('playbook.list'))
    .option('--kind <tag>', t('playbook.kind'))
    .option('--json', cli('option.json'))
    .action((given: { json?: boolean; kind?: string }) => {
      process.exitCode = listPlaybooks(given, facts(given))
    })
  playbook
    .command('show <playbook>')
    .description(t('playbook.show'))
    .option('--lang <lang>', cli('option.lang'), oneOf(Language.options))
    .option('--json', cli('option.json'))
    .action((name: string, given: { json?: boolean; lang?: Language }) => {
      process.exitCode = showPlaybook(name, facts(given))
    })
  playbook
    .command('export <playbook>')
    .description(t('playbook.export'))
    .option('--format <format>', t('playbook.format'), oneOf(['cacao', 'yaml']), 'cacao')
    .option('--lang <lang>', cli('option.lang'), oneOf(Language.options))
    .option('--json', cli('option.json'))
    .action((name: string, given: { json?: boolean; lang?: Language; format: 'cacao' | 'yaml' }) => {
      process.exitCode = exportPlaybook(name, given.format, facts(given))
    })
  playbook
    .command('import <file...>')
    .description(t('playbook.import'))
    .option('--json', cli('option.json'))
    .action((files: string[], given: { json?: boolean }) => {
      process.exitCode = importPlaybooks(files, new Date().toISOString().slice(0, 10), facts(given))
    })
}

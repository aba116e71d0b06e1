import type { Command } from 'commander'
import { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { printLetterWords } from '../prepare/knowledge/print-letter-words.ts'
import { readConfig } from '../server/config.ts'
import { readGiven } from './given-file.ts'
import { letterDeskCommands } from './letter-desk.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { inZone, oneOf } from './usage.ts'
import { t as cli } from './words.ts'

/** The press is much to load: only for who asks. */
const knowledgeCli = () => import('../prepare/knowledge/cli.ts')
const t = speaker(printLetterWords, langOfTerminal())
const outTo = (json?: boolean) => ({ lang: langOfTerminal(), json: json ?? false, out: print, err: tell })

type Render = { data: string; language: Language; out: string; zone?: string; json?: boolean }

/** `hikeshi letter …`: letters, notices and forms as PDF without a desk; the desk's own letters and their versions. */
export function letterCommands(program: Command): void {
  const letter = program.command('letter').description(t('letter'))
  letter
    .command('list')
    .description(t('letter.list'))
    .option('--json', cli('option.json'))
    .action(async ({ json }: { json?: boolean }) => {
      const { listLetters } = await knowledgeCli()
      process.exitCode = listLetters(readConfig(process.env).HIKESHI_DATA, outTo(json))
    })
  letter
    .command('render <template>')
    .description(t('letter.render'))
    .requiredOption('--data <file>', t('letter.data'))
    .option('--language <language>', t('letter.language'), oneOf(Language.options), langOfTerminal())
    .requiredOption('--out <file>', t('letter.out'))
    .option('--zone <zone>', t('letter.zone'), inZone)
    .option('--json', cli('option.json'))
    .action(async (template: string, { data, language, out, zone, json }: Render) => {
      const { renderLetter } = await knowledgeCli()
      const config = readConfig(process.env)
      const text = new TextDecoder().decode(await readGiven(data))
      process.exitCode = await renderLetter(
        {
          template,
          data: { name: data, text },
          language,
          out,
          dataDir: config.HIKESHI_DATA,
          zone: zone ?? config.HIKESHI_ZONE,
        },
        outTo(json),
      )
    })
  letterDeskCommands(letter)
}

import { writeFile } from 'node:fs/promises'
import { Argument, type Command } from 'commander'
import { Language } from '#src/core/language.ts'
import { speaker } from '#src/core/words.ts'
import { recoveryApi } from '../recover/recovery/api.ts'
import { recoveryCliWords } from '../recover/recovery/cli-words.ts'
import { PaperKind } from '../recover/recovery/paper/paper.ts'
import type { BlockView, ItemView, RecoveryView } from '../recover/recovery/recovery.ts'
import { recoveryEntryWords } from '../recover/recovery/words.ts'
import { onDesk, say } from './command.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { oneOf } from './usage.ts'

const lang = langOfTerminal()
const t = speaker(recoveryCliWords, lang)
const words = speaker(recoveryEntryWords, lang)

const stateOf = (item: ItemView): string => (item.isShown ? words(`recovery.state.${item.state}`) : t('restricted'))
const itemLine = (item: ItemView): string =>
  ['', item.id, stateOf(item), item.text[lang], item.who, item.dueOn ?? '', item.answer, item.proof, item.reason]
    .join('\t')
    .trimEnd()
const blockLine = ({ code, text, isAbsolute }: BlockView): string =>
  `${code}\t${text[lang]}${isAbsolute ? ` ${t('absolute')}` : ''}`

function tellCounts({ isBegun, counts }: RecoveryView): void {
  if (!isBegun) say.words(t('not-begun'))
  say.words(t('settled', counts))
}

/** `hikeshi recovery …`: what is left to do before things are as they were, or better. */
export function recoveryCommands(program: Command): void {
  const recovery = program.command('recovery').description(t('recovery'))
  const incident = ['--incident <number>', t('recovery.incident')] as const
  onDesk<{ incident: string }>(
    recovery
      .command('show')
      .description(t('recovery.show'))
      .requiredOption(...incident),
    async ({ client }, options) => {
      const shown = await client(recoveryApi).show({ incident: options.incident })
      if (options.json) printJson(shown)
      else
        for (const heading of shown.headings) {
          say.data(`${heading.name[lang]} ${heading.settled}/${heading.total} ${heading.lead}`.trimEnd())
          for (const check of heading.checks) {
            say.data(` ${check.name[lang]}`)
            for (const item of check.items) {
              say.data(itemLine(item))
              for (const one of item.also) say.data(`\t\t\t${one[lang]}`)
            }
          }
        }
      tellCounts(shown)
      return 0
    },
  )
  onDesk<{ incident: string }>(
    recovery
      .command('check')
      .description(t('recovery.check'))
      .requiredOption(...incident),
    async ({ client }, options) => {
      const shown = await client(recoveryApi).show({ incident: options.incident })
      const { isBegun, counts, headings, rules, blocks } = shown
      const items = headings.flatMap((heading) =>
        heading.checks.flatMap((check) => check.items.map((item) => ({ heading: heading.id, ...item }))),
      )
      if (options.json) printJson({ isBegun, counts, blocks, rules, items })
      else for (const block of blocks) say.data(blockLine(block))
      tellCounts(shown)
      if (blocks.length === 0) say.words(t('no-blocks'))
      return blocks.length > 0 ? 1 : 0
    },
  )
  onDesk<{ incident: string; lang?: Language; shared?: true; output: string }>(
    recovery
      .command('paper')
      .addArgument(new Argument('<paper>', t('paper')).choices(PaperKind.options))
      .description(t('recovery.paper'))
      .requiredOption(...incident)
      .requiredOption('-o, --output <file>', t('paper.output'))
      .option('--lang <lang>', t('paper.lang'), oneOf(Language.options))
      .option('--shared', t('paper.shared')),
    async ({ client }, { incident, lang: asked, shared: isShared = false, output }, [paper = '']) => {
      const of = { incident, paper: PaperKind.parse(paper), lang: asked ?? lang, isShared }
      const { body } = await client(recoveryApi).paperPdf(of)
      await writeFile(output, body)
      say.data(output)
      return 0
    },
  )
}

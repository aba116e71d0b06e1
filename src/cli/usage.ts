import { type Command, type CommanderError, Help, InvalidArgumentError, type Option } from 'commander'
import { isZone } from '#src/core/time.ts'
import { cliWords, t } from './words.ts'

const isWord = (key: string): key is keyof typeof cliWords => key in cliWords
const plain = new Help()

/** Help in the language of the terminal. Wrong usage is not worded by commander but by whoever catches it (`usageText`). */
export function inOwnWords(program: Command): Command {
  const worded = (text: string) => text.replace('[options]', t('help.options')).replace('[command]', t('help.command'))
  return program
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .helpOption('-h, --help', t('help.shown'))
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => (isWord(`help.${title}`) ? t(`help.${title}` as 'help.Usage:') : title),
      styleUsage: worded,
      subcommandTerm: (command) => plain.subcommandTerm(command).replace(' [options]', ''),
      visibleCommands: (command) => plain.visibleCommands(command).filter((one) => one.name() !== 'help'),
      // Japanese takes two columns a character.
      displayWidth: (text) => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0),
      optionDescription: ({ description, defaultValue }: Option) =>
        defaultValue ? t('help.default', { text: description, value: String(defaultValue) }) : description,
    })
}

/** What is wrong with how the program was called, and where to read how it is. */
export function usageText(error: CommanderError, program: Command, args: readonly string[]): string {
  const key = error.code.replace('commander.', 'wrong.')
  const [, what = ''] = / for argument '([^']*)'/.exec(error.message) ?? /'([^']*)'/.exec(error.message) ?? []
  const invalid = /(?:argument|value) '([^']*)' is invalid(?: for argument '[^']*')?\S*\s?(.*)/
  const [, value = '', hint = ''] = invalid.exec(error.message) ?? []
  const text = t(isWord(key) ? key : 'wrong.other', { what, value, hint })
  return `${text}\n${t('help.more', { command: called(program, args) })}`
}

/** `hikeshi report list` of a call that went wrong further on. */
function called(program: Command, args: readonly string[]): string {
  const names = [program.name()]
  let command: Command | undefined = program
  for (const word of args) {
    command = command.commands.find((one) => one.name() === word)
    if (!command) break
    names.push(word)
  }
  return names.join(' ')
}

/** A value of an option that must be a whole number. */
export function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(t('hint.whole'))
  return Number(text)
}

/** A value of an option that must be a text with something in it. */
export function aText(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError(t('hint.text'))
  return text
}

/** A value of an option that must be a day of the calendar, `2026-12-01`. */
export function aDay(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const at = new Date(`${text}T00:00:00Z`)
  if (!isDay || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError(t('hint.day'))
  return text
}

/** A value of an option that must be a time zone. */
export function inZone(text: string): string {
  if (!isZone(text)) throw new InvalidArgumentError(t('hint.zone'))
  return text
}

/** A value of an option that must be an address of the web. */
export function atUrl(text: string): string {
  if (!/^https?:/.test(text) || !URL.canParse(text)) throw new InvalidArgumentError(t('hint.url'))
  return text
}

/** A value of an option that must be one of a few. */
export const oneOf =
  <Choice extends string>(choices: readonly Choice[]) =>
  (text: string): Choice => {
    const chosen = choices.find((choice) => choice === text)
    if (chosen === undefined) throw new InvalidArgumentError(t('hint.choice', { choices: choices.join(', ') }))
    return chosen
  }

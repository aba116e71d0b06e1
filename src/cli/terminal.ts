import { type Language, languageOf } from '#src/core/language.ts'

/** The language of the terminal (HIKESHI_LANG, LC_ALL, LC_MESSAGES, LANG); English for the C locale. */
export function langOfTerminal(environment: Readonly<Record<string, string | undefined>> = process.env): Language {
  const wanted = environment.HIKESHI_LANG || environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || 'en'
  return /^(C|POSIX)/.test(wanted) ? 'en' : languageOf(wanted)
}

/** One value as JSON on stdout. */
export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)
export const print = (text: string): void => void process.stdout.write(`${text}\n`)
export const tell = (text: string): void => void process.stderr.write(`${text}\n`)

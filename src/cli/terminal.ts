import type { Language } from '#src/core/language.ts'
import { languageOfEnvironment } from '#src/core/reader-language.ts'

export const langOfTerminal = (): Language => languageOfEnvironment(process.env)

/** One value as JSON on stdout. */
export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)
export const print = (text: string): void => void process.stdout.write(`${text}\n`)
export const tell = (text: string): void => void process.stderr.write(`${text}\n`)

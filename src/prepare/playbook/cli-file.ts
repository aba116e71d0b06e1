import { readFileSync, statSync } from 'node:fs'
import { IMPORT_CHARS_MAX } from './cacao-import.ts'

/** A file as text; what is larger than any playbook is not read at all. */
export function readText(file: string): { readonly text: string } | { readonly detail: string } {
  try {
    if (file !== '-' && statSync(file).size > IMPORT_CHARS_MAX * 4) return { text: ' '.repeat(IMPORT_CHARS_MAX + 1) }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file === '-' ? 0 : file)) }
  } catch (error) {
    return { detail: error instanceof TypeError ? 'UTF-8' : ((error as NodeJS.ErrnoException).code ?? String(error)) }
  }
}

import { Refusal } from '#src/core/refusal.ts'
import { say, type Words } from '#src/core/words.ts'
import { mailRefusals } from '../platform/mail/words.ts'
import { stateRefusals } from '../platform/state/words.ts'
import { deskRefusals } from '../server/desk-words.ts'
import { Refused } from './connect.ts'
import { langOfTerminal } from './terminal.ts'
import { t } from './words.ts'

const own: Words = { ...deskRefusals, ...stateRefusals, ...mailRefusals }

/** What went wrong, in the language of the terminal, and the exit code: 1 refused, 3 failure. */
export function refusalText(error: unknown): { text: string; exitCode: number } {
  if (error instanceof Refused) {
    const text = error.status === 401 ? `${error.message}\n${t('give-token')}` : error.message
    return { text, exitCode: error.status >= 500 ? 3 : 1 }
  }
  if (error instanceof Refusal) {
    const wording = own[error.code]
    return { text: wording ? say(wording, langOfTerminal(), error.facts) : error.message, exitCode: 1 }
  }
  const { code, path, message } = error as NodeJS.ErrnoException
  if (code?.startsWith('E') && path) return { text: t('no-file', { file: path, detail: code }), exitCode: 3 }
  return { text: message ?? String(error), exitCode: 3 }
}

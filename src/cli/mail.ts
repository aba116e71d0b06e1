import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { mailCheckWords } from '../platform/mail/check-words.ts'
import { readConfig } from '../server/config.ts'
import { keyFilesOf, mailOf } from '../server/mailing.ts'
import { refusalText } from './refusal-text.ts'
import { langOfTerminal, print } from './terminal.ts'
import { t as cli } from './words.ts'

const t = speaker(mailCheckWords, langOfTerminal())

/** `hikeshi mail …`: whether mail can leave and arrive as this desk is set up; without a desk. */
export function mailCommands(program: Command): void {
  program
    .command('mail')
    .description(t('mail'))
    .command('check')
    .description(t('mail.check'))
    .option('--resolver <address>', t('mail.resolver'))
    .option('--json', cli('option.json'))
    .action(async ({ resolver, json }: { resolver?: string; json?: boolean }) => {
      const config = readConfig(process.env)
      const publicUrl = config.HIKESHI_PUBLIC_URL ?? `http://${config.HIKESHI_HOST}:${config.HIKESHI_PORT}`
      const { checkMailSetup } = await import('../platform/mail/check.ts')
      const { checkKeys } = await import('../platform/mail/check-keys.ts')
      const mail = mailOf(config, publicUrl)
      const found = [
        ...(await checkMailSetup(mail, config.HIKESHI_IMAP ?? [], resolver ?? null)),
        ...(await checkKeys(keyFilesOf(config), mail.from.address, (refusal) => refusalText(refusal).text, new Date())),
      ]
      const told = found.map((one) => ({ ...one, message: t(one.code as keyof typeof mailCheckWords, one.facts) }))
      if (json) print(JSON.stringify(told))
      else
        for (const { part, isRight, message } of told) print(`${part}\t${t(isRight ? 'right' : 'wrong')}\t${message}`)
      process.exitCode = told.every((one) => one.isRight) ? 0 : 1
    })
}

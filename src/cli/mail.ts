import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { mailCheckWords } from '../platform/mail/check-words.ts'
import { threadApi } from '../respond/thread/api.ts'
import { type OutgoingRow, RecipientState } from '../respond/thread/mail.ts'
import { threadCliWords, threadWords } from '../respond/thread/words.ts'
import { readConfig } from '../server/config.ts'
import { keyFilesOf, mailOf } from '../server/mailing.ts'
import { onDesk, say } from './command.ts'
import { refusalText } from './refusal-text.ts'
import { langOfTerminal, print, printJson } from './terminal.ts'
import { oneOf } from './usage.ts'
import { t as cli } from './words.ts'

const t = speaker(mailCheckWords, langOfTerminal())

/** `hikeshi mail …`: whether mail can leave and arrive as this desk is set up; without a desk. */
export function mailCommands(program: Command): void {
  const mail = program.command('mail').description(t('mail'))
  deskMailCommands(mail)
  mail
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

const told = speaker(threadCliWords, langOfTerminal())
const said = speaker(threadWords, langOfTerminal())

function tellOut(rows: readonly OutgoingRow[]): void {
  for (const row of rows)
    for (const one of row.recipients)
      say.data([row.id, row.incident ?? '', said(`state.${one.state}`), one.address, row.subject, one.reply].join('\t'))
}

/** What of the desk's mail is where. */
function deskMailCommands(mail: Command): void {
  onDesk<{ state?: RecipientState }>(
    mail
      .command('outbox')
      .description(told('mail.outbox'))
      .option('--state <state>', told('mail.outbox.state'), oneOf(RecipientState.options)),
    async (desk, { state, json }) => {
      const found = await desk.client(threadApi).outbox(state ? { state } : {})
      if (json) printJson(found)
      else tellOut(found.rows)
      return 0
    },
  )
  onDesk(mail.command('retry <id>').description(told('mail.retry')), async (desk, { json }, [id = '']) => {
    const done = await desk.client(threadApi).retry({ mail: id })
    if (json) printJson(done)
    else for (const address of done.addresses) say.data(address)
    return 0
  })
  onDesk(
    mail.command('thread <incident>').description(told('mail.thread')),
    async (desk, { json }, [incident = '']) => {
      const found = await desk.client(threadApi).thread({ incident })
      if (json) printJson(found)
      else {
        tellOut(found.out)
        for (const one of found.in)
          say.data(
            [
              one.id,
              incident,
              said(`sort.${one.sort}`),
              one.from,
              said(`signature.${one.signature}`),
              one.receivedAt,
            ].join('\t'),
          )
      }
      return 0
    },
  )
}

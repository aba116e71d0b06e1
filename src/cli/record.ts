import type { Command } from 'commander'
import { verifyCommand } from '../record/cli.ts'
import { incidentApi } from '../respond/incident/api.ts'
import { exportCommand } from '../respond/incident/cli.ts'
import { onDesk, say } from './command.ts'
import { langOfTerminal } from './terminal.ts'
import { atUrl } from './usage.ts'
import { t } from './words.ts'

type Verify = { url?: string; token?: string; key?: string; json?: boolean }

export function recordCommands(program: Command): void {
  const record = program.command('record').description(t('record'))
  record
    .command('verify [file]')
    .description(t('record.verify'))
    .option('--url <url>', t('record.verify.url'), atUrl)
    .option('--token <token>', t('option.token'))
    .option('--key <id>', t('record.verify.key'))
    .option('--json', t('option.json'))
    .action(async (file: string | undefined, { url, token, key, json }: Verify) => {
      const ask = {
        file,
        url,
        token: token ?? process.env.HIKESHI_TOKEN,
        keyId: key,
        json,
        lang: langOfTerminal(),
      }
      process.exitCode = await verifyCommand(ask, say)
    })
  onDesk<{ incident: string; out: string }>(
    record
      .command('export')
      .description(t('record.export'))
      .requiredOption('--incident <number>', t('option.incident'))
      .requiredOption('--out <file>', t('option.out')),
    ({ client }, options) => exportCommand(client(incidentApi), options, say, langOfTerminal()),
  )
}

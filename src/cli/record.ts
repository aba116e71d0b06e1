import type { Command } from 'commander'
import { verifyCommand } from '../record/cli.ts'
import { incidentApi } from '../respond/incident/api.ts'
import { exportCommand } from '../respond/incident/cli.ts'
import { connect } from './connect.ts'
import { langOfTerminal, print, tell } from './terminal.ts'

type Given = {
  url?: string
  token?: string
  key?: string
  incident: string
  out: string
  data?: string
  json?: boolean
}

export function recordCommands(program: Command): void {
  const record = program.command('record').description('the provable record')
  record
    .command('verify [file]')
    .description('prove a sealed bundle without a desk, or a running desk with --url; exit 0 proved, 1 altered')
    .option('--url <url>', 'the running desk to ask')
    .option('--token <token>', 'its API token (default: HIKESHI_TOKEN)')
    .option('--key <id>', 'number of the signing key as it came by another way')
    .option('--json')
    .action(async (file: string | undefined, options: Given) => {
      const { url, key: keyId, json } = options
      const token = options.token ?? process.env.HIKESHI_TOKEN
      process.exitCode = await verifyCommand(
        { file, url, token, keyId, json, lang: langOfTerminal() },
        { data: print, words: tell },
      )
    })
  record
    .command('export')
    .description('the sealed bundle of an incident, for verification without this desk')
    .requiredOption('--incident <number>')
    .requiredOption('--out <file>')
    .option('--data <dir>')
    .option('--url <url>')
    .option('--json')
    .action(async (options: Given) => {
      const connection = await connect(options)
      try {
        process.exitCode = await exportCommand(
          connection.client(incidentApi),
          options,
          { data: print, words: tell },
          langOfTerminal(),
        )
      } finally {
        await connection.close()
      }
    })
}

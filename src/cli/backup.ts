import { createWriteStream } from 'node:fs'
import { rename, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { deskApi } from '../server/api.ts'
import { readConfig } from '../server/config.ts'
import { connect } from './connect.ts'
import { langOfTerminal, print, printJson } from './terminal.ts'

export function backupCommands(program: Command): void {
  const backup = program.command('backup').description('a full backup of state and files')
  backup
    .command('create')
    .description('write a backup to a file; the desk may go on running')
    .option('--out <file>', 'where to write it')
    .option('--data <dir>')
    .option('--url <url>')
    .option('--json')
    .action(async (options: { out?: string; data?: string; url?: string; json?: boolean }) => {
      const connection = await connect(options)
      try {
        const made = await connection.client(deskApi).backup({})
        const file = options.out ?? made.name
        await pipeline(
          Readable.fromWeb(made.body as import('node:stream/web').ReadableStream),
          createWriteStream(`${file}.part`, { mode: 0o600 }),
        )
        await rename(`${file}.part`, file)
        const { size } = await stat(file)
        if (options.json) printJson({ file, bytes: size })
        else
          print(
            langOfTerminal() === 'ja'
              ? `${file} に保存しました（${size.toLocaleString('ja')} バイト）。署名鍵も入っています。人目に触れない所に置いてください。`
              : `Saved ${file} (${size.toLocaleString('en')} bytes). It holds the signing key: keep it where nobody else reads it.`,
          )
      } finally {
        await connection.close()
      }
    })
  backup
    .command('restore <file>')
    .description('fill an empty folder from a backup; no desk may run on it')
    .option('--data <dir>')
    .option('--json')
    .action(async (file: string, options: { data?: string; json?: boolean }) => {
      const config = readConfig(process.env, { HIKESHI_DATA: options.data })
      const { restoreBackup } = await import('../server/backup.ts')
      const done = await restoreBackup({
        file,
        dataDir: config.HIKESHI_DATA,
        databaseUrl: config.DATABASE_URL,
        log: () => {},
      })
      if (options.json) printJson(done)
      else
        print(
          langOfTerminal() === 'ja'
            ? `復元しました（${done.rows.toLocaleString('ja')} 行、ファイル ${done.files.toLocaleString('ja')} 件）。`
            : `Restored ${done.rows.toLocaleString('en')} rows and ${done.files.toLocaleString('en')} files.`,
        )
    })
}

import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Command } from 'commander'
import { deskApi } from '../server/api.ts'
import { readConfig } from '../server/config.ts'
import { onDesk } from './command.ts'
import { print, printJson, tell } from './terminal.ts'
import { t } from './words.ts'

export function backupCommands(program: Command): void {
  const backup = program.command('backup').description(t('backup'))
  onDesk<{ out?: string }>(
    backup.command('create').description(t('backup.create')).option('--out <file>', t('option.out')),
    async ({ client }, { out, json }) => {
      const made = await client(deskApi).backup({})
      const file = out ?? made.name
      const making = `${file}.part`
      try {
        await pipeline(Readable.fromWeb(made.body as ReadableStream), createWriteStream(making, { mode: 0o600 }))
        await rename(making, file)
      } catch (error) {
        await rm(making, { force: true })
        throw error
      }
      const { size: bytes } = await stat(file)
      if (json) printJson({ file, bytes })
      else print(t('backup.created', { file, bytes }))
      if (made.name.endsWith('-without-logs.zip')) tell(t('backup.without-logs'))
      return 0
    },
  )
  backup
    .command('restore <file>')
    .description(t('backup.restore'))
    .option('--data <dir>', t('option.data'))
    .option('--json', t('option.json'))
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
      else print(t('backup.restored', done))
    })
}

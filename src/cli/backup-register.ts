import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { backupApi } from '../prepare/backup/api.ts'
import { Held } from '../prepare/backup/backup.ts'
import { holdAgainst, listBackups } from '../prepare/backup/cli.ts'
import { backupCliWords } from '../prepare/backup/cli-words.ts'
import { onDesk } from './command.ts'
import type { Connection } from './connect.ts'
import { aTime, momentOf } from './moment.ts'
import { langOfTerminal, print, printJson, tell } from './terminal.ts'
import { oneOf, whole } from './usage.ts'

const t = speaker(backupCliWords, langOfTerminal())
const told = async (desk: Connection, json?: boolean) => ({
  lang: langOfTerminal(),
  zone: json ? 'UTC' : await desk.zone(),
  json: json ?? false,
  out: print,
  err: tell,
})
type Adding = {
  system: string
  holds: Held[]
  place: string
  medium?: string
  owner: string
  every?: number
  keep?: number
  apart?: true
}
const kinds = ['taken', 'tested'] as const

/** `hikeshi backup-register`: of the backups of others; `hikeshi backup` is of the desk itself. */
export function backupRegisterCommands(program: Command): void {
  const register = program.command('backup-register').description(t('register'))
  onDesk(register.command('list').description(t('list')), async (desk, { json }) =>
    listBackups(desk.client(backupApi), await told(desk, json)),
  )
  onDesk<Adding>(
    register
      .command('add <name>')
      .description(t('add'))
      .requiredOption('--system <name>', t('add.system'))
      .requiredOption('--holds <what...>', t('add.holds'), (one: string, before: Held[] = []) => [
        ...before,
        oneOf(Held.options)(one),
      ])
      .requiredOption('--place <where>', t('add.place'))
      .requiredOption('--owner <name>', t('add.owner'))
      .option('--medium <what>', t('add.medium'))
      .option('--every <hours>', t('add.every'), whole)
      .option('--keep <days>', t('add.keep'), whole)
      .option('--apart', t('add.apart')),
    async (desk, { every, keep, apart, system, holds, place, medium, owner, json }, [name = '']) => {
      const facts = { name, system, holds, place, owner, ...(medium ? { medium } : {}), isApart: apart ?? false }
      const made = await desk.client(backupApi).add({ ...facts, everyHours: every ?? 24, keptDays: keep ?? 30 })
      if (json) printJson(made)
      else tell(t('added', { name: made.name }))
      return 0
    },
  )
  onDesk<{ at?: string; failed?: true; note?: string; minutes?: number }>(
    register
      .command('note <name> <taken|tested>')
      .description(t('note'))
      .option('--at <time>', t('note.at'), aTime)
      .option('--failed', t('note.failed'))
      .option('--minutes <n>', t('note.minutes'), whole)
      .option('--note <text>', t('note.note')),
    async (desk, { at, failed, note, minutes, json }, [backup = '', kind = '']) => {
      const moment = momentOf(at, await desk.zone())
      const made = await desk
        .client(backupApi)
        .note({ backup, kind: oneOf(kinds)(kind), at: moment, isGood: !failed, note: note ?? '', minutes })
      if (json) printJson(made)
      else tell(t('noted', { name: made.name }))
      return 0
    },
  )
  onDesk<{ at: string }>(
    register.command('against').description(t('against')).requiredOption('--at <time>', t('against.at'), aTime),
    async (desk, { at, json }) =>
      holdAgainst(desk.client(backupApi), momentOf(at, await desk.zone())!, await told(desk, json)),
  )
}

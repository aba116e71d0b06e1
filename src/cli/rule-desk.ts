import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import type { Facts } from '../detect/log/cli.ts'
import { RuleShow, signatureApi } from '../detect/signature/api.ts'
import {
  diffVersions,
  listDeskRules,
  listVersions,
  restoreVersion,
  saveDeskRules,
  showDeskRule,
  switchDeskRule,
} from '../detect/signature/cli-desk.ts'
import { deskCliWords } from '../detect/signature/desk-cli-words.ts'
import { onDesk } from './command.ts'
import type { Connection } from './connect.ts'
import { aTime, momentOf } from './moment.ts'
import { langOfTerminal, print, tell } from './terminal.ts'
import { oneOf, whole } from './usage.ts'

const t = speaker(deskCliWords, langOfTerminal())

const facts = async ({ zone }: Connection, json?: boolean): Promise<Facts> => ({
  lang: langOfTerminal(),
  zone: json ? 'UTC' : await zone(),
  json: json ?? false,
  out: print,
  err: tell,
})

/** The verbs of `hikeshi rule` that need a desk: its own rules, their versions, on and off. */
export function ruleDeskCommands(rule: Command): void {
  onDesk<{ show?: RuleShow; find?: string; limit?: number }>(
    rule
      .command('list')
      .description(t('list'))
      .option('--show <which>', t('list.show'), oneOf(RuleShow.options))
      .option('--find <words>', t('list.find'))
      .option('--limit <n>', t('limit'), whole),
    async (desk, { show, find, limit, json }) =>
      listDeskRules(desk.client(signatureApi), { show, q: find, limit }, await facts(desk, json)),
  )
  onDesk(rule.command('show <key>').description(t('show')), async (desk, { json }, [key = '']) =>
    showDeskRule(desk.client(signatureApi), key, await facts(desk, json)),
  )
  onDesk<{ reason: string; as?: string }>(
    rule
      .command('save <file...>')
      .description(t('save'))
      .requiredOption('--reason <text>', t('reason'))
      .option('--as <name>', t('save.as')),
    async (desk, { reason, as, json }, paths) => {
      const files = paths.map((path) => ({ name: as ?? basename(path), bytes: readFileSync(path) }))
      return saveDeskRules(desk.client(signatureApi), { files, reason }, await facts(desk, json))
    },
  )
  onDesk(rule.command('adopt').description(t('adopt')), async (desk, { json }) => {
    const done = await desk.client(signatureApi).adoptRules({})
    print(json ? JSON.stringify(done) : t('adopted', done))
    return 0
  })
  onDesk(rule.command('versions <name>').description(t('versions')), async (desk, { json }, [name = '']) =>
    listVersions(desk.client(signatureApi), name, await facts(desk, json)),
  )
  onDesk<{ from: number; to: number }>(
    rule
      .command('diff <name>')
      .description(t('diff'))
      .requiredOption('--from <no>', t('diff.from'), whole)
      .requiredOption('--to <no>', t('diff.to'), whole),
    async (desk, { from, to, json }, [name = '']) =>
      diffVersions(desk.client(signatureApi), { name, from, to }, await facts(desk, json)),
  )
  onDesk<{ to: number; reason: string }>(
    rule
      .command('restore <name>')
      .description(t('restore'))
      .requiredOption('--to <no>', t('restore.no'), whole)
      .requiredOption('--reason <text>', t('reason')),
    async (desk, { to, reason, json }, [name = '']) =>
      restoreVersion(desk.client(signatureApi), { name, no: to, reason }, await facts(desk, json)),
  )
  onDesk<{ reason: string }>(
    rule.command('remove <name>').description(t('remove')).requiredOption('--reason <text>', t('reason')),
    async (desk, { reason }, [name = '']) => {
      await desk.client(signatureApi).removeRules({ name, reason })
      tell(t('removed'))
      return 0
    },
  )
  onDesk<{ reason: string; until?: string }>(
    rule
      .command('off <key>')
      .description(t('off'))
      .requiredOption('--reason <text>', t('reason'))
      .option('--until <time>', t('until'), aTime),
    async (desk, { reason, until, json }, [key = '']) => {
      const at = momentOf(until, await desk.zone()) ?? null
      const given = { key, isOff: true, reason, until: at }
      return switchDeskRule(desk.client(signatureApi), given, await facts(desk, json))
    },
  )
  onDesk(rule.command('on <key>').description(t('on')), async (desk, { json }, [key = '']) =>
    switchDeskRule(desk.client(signatureApi), { key, isOff: false }, await facts(desk, json)),
  )
}

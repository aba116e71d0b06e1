import type { Command } from 'commander'
import { deskApi } from '../server/api.ts'
import { onDesk } from './command.ts'
import { print, printJson } from './terminal.ts'
import { t } from './words.ts'

export function demoCommands(program: Command): void {
  const load = program.command('demo').description(t('demo')).command('load').description(t('demo.load'))
  onDesk(load, async ({ client }, { json }) => {
    const done = await client(deskApi).loadDemonstration({})
    if (json) {
      printJson(done)
      return 0
    }
    print(t('demo.loaded', done))
    for (const { role, email, password } of done.logins) print(`  ${role.padEnd(20)} ${email.padEnd(36)} ${password}`)
    return 0
  })
}

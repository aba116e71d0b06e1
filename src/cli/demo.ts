import { Argument, type Command } from 'commander'
import { deskApi } from '../server/api.ts'
import { DemonstrationName } from '../server/demonstration/api.ts'
import { onDesk } from './command.ts'
import { print, printJson } from './terminal.ts'
import { t } from './words.ts'

export function demoCommands(program: Command): void {
  const which = new Argument('[name]', t('demo.name')).choices(DemonstrationName.options).default('kobe')
  const load = program.command('demo').description(t('demo')).command('load').description(t('demo.load'))
  load.addArgument(which).option('--open', t('demo.open')).option('--closed', t('demo.closed'))
  onDesk<{ open?: true }>(load, async ({ client }, { json, open: isOpen = false }, [name = 'kobe']) => {
    const done = await client(deskApi).loadDemonstration({ name: DemonstrationName.parse(name), isClosed: !isOpen })
    if (json) {
      printJson(done)
      return 0
    }
    print(t(done.entries === 0 ? 'demo.played-on' : 'demo.loaded', done))
    for (const { role, email, password } of done.logins) print(`  ${role.padEnd(20)} ${email.padEnd(36)} ${password}`)
    return 0
  })
}

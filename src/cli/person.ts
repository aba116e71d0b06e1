import type { Command } from 'commander'
import { Language } from '#src/core/language.ts'
import { Role } from '#src/core/permission.ts'
import { peopleApi } from '../prepare/people/api.ts'
import { onDesk } from './command.ts'
import { langOfTerminal, print, printJson } from './terminal.ts'
import { oneOf } from './usage.ts'
import { t } from './words.ts'

export function personCommands(program: Command): void {
  const person = program.command('person').description(t('person'))
  onDesk(person.command('list').description(t('person.list')), async ({ client }, { json }) => {
    for (const row of (await client(peopleApi).accounts({})).rows) {
      const closed = row.isActive ? '' : ` ${t('person.list.closed')}`
      if (json) printJson(row)
      else print(`${row.role.padEnd(20)} ${row.email.padEnd(36)} ${row.name}${closed}`)
    }
    return 0
  })
  onDesk<{ email: string; name: string; role: Role; unit?: string; lang?: Language }>(
    person
      .command('add')
      .description(t('person.add'))
      .requiredOption('--email <address>', t('person.add.email'))
      .requiredOption('--name <name>', t('person.add.name'))
      .requiredOption('--role <role>', t('person.add.role', { roles: Role.options.join(', ') }), oneOf(Role.options))
      .option('--unit <unit>', t('person.add.unit'))
      .option('--lang <ja|en>', t('option.lang'), oneOf(Language.options)),
    async ({ client }, { email, name, role, unit = '', lang = langOfTerminal(), json }) => {
      const done = await client(peopleApi).addPerson({ email, name, role, unit, lang })
      if (json) printJson(done)
      else print(done.invitation ?? done.person.id)
      return 0
    },
  )
}

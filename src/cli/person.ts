import type { Command } from 'commander'
import { Role } from '#src/core/permission.ts'
import { peopleApi } from '../prepare/people/api.ts'
import { connect } from './connect.ts'
import { print, printJson } from './terminal.ts'

export function personCommands(program: Command): void {
  const person = program.command('person').description('accounts')
  person
    .command('list')
    .option('--data <dir>')
    .option('--url <url>')
    .option('--json')
    .action(async (options: { data?: string; url?: string; json?: boolean }) => {
      const connection = await connect(options)
      try {
        const { rows } = await connection.client(peopleApi).accounts({})
        for (const row of rows)
          options.json
            ? printJson(row)
            : print(`${row.role.padEnd(20)} ${row.email.padEnd(36)} ${row.name}${row.isActive ? '' : ' (closed)'}`)
      } finally {
        await connection.close()
      }
    })
  person
    .command('add')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .requiredOption('--role <role>', Role.options.join(', '))
    .option('--unit <unit>', '', '')
    .option('--lang <ja|en>', '', 'ja')
    .option('--data <dir>')
    .option('--url <url>')
    .option('--json')
    .action(
      async (options: {
        email: string
        name: string
        role: string
        unit: string
        lang: string
        data?: string
        url?: string
        json?: boolean
      }) => {
        const connection = await connect(options)
        try {
          const { email, name, unit } = options
          const done = await connection
            .client(peopleApi)
            .addPerson({ email, name, unit, role: options.role as Role, lang: options.lang === 'en' ? 'en' : 'ja' })
          options.json ? printJson(done) : print(done.invitation ?? done.person.id)
        } finally {
          await connection.close()
        }
      },
    )
}

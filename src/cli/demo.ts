import type { Command } from 'commander'
import { deskApi } from '../server/api.ts'
import { connect } from './connect.ts'
import { langOfTerminal, print, printJson } from './terminal.ts'

export function demoCommands(program: Command): void {
  program
    .command('demo')
    .description('the demonstration')
    .command('load')
    .description('load the Kobe case of 2003 and the two sites of 1999')
    .option('--data <dir>')
    .option('--url <url>')
    .option('--json')
    .action(async (options: { data?: string; url?: string; json?: boolean }) => {
      const connection = await connect(options)
      try {
        const done = await connection.client(deskApi).loadDemonstration({})
        if (options.json) return printJson(done)
        const isJa = langOfTerminal() === 'ja'
        print(
          isJa
            ? `インシデント ${done.incident}、報告 ${done.reports} 件、記録 ${done.entries} 件を読み込みました。`
            : `Loaded incident ${done.incident}, ${done.reports} reports and ${done.entries} entries.`,
        )
        for (const login of done.logins) print(`  ${login.role.padEnd(20)} ${login.email.padEnd(32)} ${login.password}`)
      } finally {
        await connection.close()
      }
    })
}

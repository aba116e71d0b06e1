import type { Command } from 'commander'
import { type Connection, connect, Refused, type Where } from './connect.ts'
import { print, tell } from './terminal.ts'
import { atUrl } from './usage.ts'
import { t } from './words.ts'

/** What every command that talks to a desk takes: which desk, and whether the answer is for a program. */
export type Given = Where & { readonly json?: boolean }
export const say = { data: print, words: tell }

/** An incident that there is not is said with the number that was given. */
function naming(error: unknown, options: object): never {
  const incident = 'incident' in options ? options.incident : undefined
  if (error instanceof Refused && error.code === 'incident.not-found' && typeof incident === 'string')
    throw new Refused({
      status: error.status,
      code: error.code,
      detail: t('no-incident', { number: incident }),
    })
  throw error
}

/** Adds `--url --token --data --json`, opens the connection, closes it, and takes the number as exit code. */
export function onDesk<O>(
  command: Command,
  work: (connection: Connection, options: O & Given, args: string[]) => Promise<number>,
): Command {
  return command
    .option('--url <url>', t('option.url'), atUrl)
    .option('--token <token>', t('option.token'))
    .option('--data <dir>', t('option.data'))
    .option('--json', t('option.json'))
    .action(async () => {
      const options = command.opts<O & Given>()
      const connection = await connect(options)
      try {
        process.exitCode = await work(connection, options, command.args).catch((error) => naming(error, options))
      } finally {
        await connection.close()
      }
    })
}

import type { Command } from 'commander'
import { type Config, readConfig } from '../server/config.ts'
import { print } from './terminal.ts'
import { t } from './words.ts'

/** `hikeshi serve`: the desk itself, until it is stopped. */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description(t('serve'))
    .option('--data <dir>', t('option.data'))
    .option('--host <address>', t('serve.host'))
    .option('--port <n>', t('serve.port'))
    .option('--json', t('serve.json'))
    .action(async (options: { data?: string; host?: string; port?: string; json?: boolean }) => {
      const config = readConfig(process.env, {
        HIKESHI_DATA: options.data,
        HIKESHI_HOST: options.host,
        HIKESHI_PORT: options.port,
      })
      await runDesk(config, options.json ?? false)
    })
}

/** Runs until it is told to stop. */
export async function runDesk(config: Config, json: boolean): Promise<void> {
  const { serve } = await import('../server/serve.ts')
  const log = (level: string, event: string, facts = {}) =>
    process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`)
  const serving = await serve(
    config,
    json ? log : (level, event, facts) => (level === 'info' ? undefined : log(level, event, facts)),
  )
  if (json)
    process.stdout.write(
      `${JSON.stringify({ url: serving.url, https: serving.httpsPort ?? undefined, ...serving.receiving })}\n`,
    )
  else print(t('serve.ready', { url: serving.url }))
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(3)
    stopping = true
    serving.close().then(
      () => process.exit(0),
      (error) => {
        log('error', 'could not stop cleanly', { error: String(error) })
        process.exit(3)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

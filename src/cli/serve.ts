import type { Command } from 'commander'
import { readConfig } from '../server/config.ts'
import { langOfTerminal } from './terminal.ts'

/** `hikeshi serve`: the desk itself, until it is stopped. */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('start the desk')
    .option('--data <dir>', 'folder of everything the desk keeps')
    .option('--host <address>', 'address to listen on')
    .option('--port <n>', 'port to listen on; 0 takes a free one')
    .option('--json', 'print one line of JSON when ready')
    .action(async (options: { data?: string; host?: string; port?: string; json?: boolean }) => {
      const config = readConfig(process.env, {
        HIKESHI_DATA: options.data,
        HIKESHI_HOST: options.host,
        HIKESHI_PORT: options.port,
      })
      const { serve } = await import('../server/serve.ts')
      const log = (level: string, event: string, facts = {}) =>
        process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`)
      const serving = await serve(
        config,
        options.json ? log : (level, event, facts) => (level === 'info' ? undefined : log(level, event, facts)),
      )
      if (options.json) process.stdout.write(`${JSON.stringify({ url: serving.url })}\n`)
      else
        process.stdout.write(
          langOfTerminal() === 'ja'
            ? `火消しが動きました。ブラウザーで ${serving.url} を開いてください。\n`
            : `Hikeshi is ready: open ${serving.url} in a browser.\n`,
        )
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
    })
}

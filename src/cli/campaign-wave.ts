import type { Command } from 'commander'
import { runWave, tellWaves } from '../respond/campaign/cli.ts'
import { bound, dry, keyed, lang, on, secretIn, t } from './campaign-command.ts'
import { say } from './command.ts'
import { printJson } from './terminal.ts'

/** `hikeshi campaign wave …`: one wave is run, tested, and let go on or stopped by a person. */
export function waveCommands(wave: Command): void {
  on<{ backup?: string; rate?: string }>(
    wave,
    'run <wave>',
    'wave.run',
    (c) => keyed(bound(dry(c.option('--backup <text>', t('wave.backup')).option('--rate <count>', t('wave.rate'))))),
    async (api, ask, { backup, rate, dryRun = false, keyFile, bindFile, json }, [number = '']) => {
      const key = await secretIn(keyFile, 'HIKESHI_CAMPAIGN_KEY', '--key-file')
      const bindPassword = await secretIn(bindFile, 'HIKESHI_CAMPAIGN_BIND_PASSWORD', null)
      const of = {
        wave: Number(number),
        key,
        dryRun,
        ...(backup ? { backup } : {}),
        ...(rate ? { rate: Number(rate) } : {}),
        ...(bindPassword ? { bindPassword } : {}),
      }
      const done = await runWave(api, ask, of, (now) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${t('progress', { ...now })}`)
      })
      if (process.stderr.isTTY) process.stderr.write('\n')
      if (json) printJson(done)
      else say.data(t('wave.state', { ...done, state: t(`state.${done.state}`) }))
      return dryRun || (done.state === 'done' && done.failed === 0) ? 0 : 1
    },
  )
  on<{ percent: string; services?: string; witness?: string }>(
    wave,
    'test <wave>',
    'wave.test',
    (c) =>
      keyed(
        dry(
          c
            .option('--percent <share>', t('wave.percent'), '1')
            .option('--services <text>', t('wave.services'))
            .option('--witness <name>', t('wave.witness')),
        ),
      ),
    async (api, ask, { percent, services = '', witness = '', dryRun = false, keyFile, json }, [number = '']) => {
      const key = await secretIn(keyFile, 'HIKESHI_CAMPAIGN_KEY', '--key-file')
      const test = await api.testWave({
        ...ask,
        wave: Number(number),
        percent: Number(percent),
        services,
        witness,
        key,
        dryRun,
      })
      if (json) printJson(test)
      else say.data(t('tested', test))
      return test.failed.length === 0 ? 0 : 1
    },
  )
  for (const [verb, act, go] of [
    ['go', 'decide', true],
    ['no-go', 'decide', false],
    ['pause', 'pause', false],
    ['stop', 'stop', false],
  ] as const)
    on<{ reason?: string }>(
      wave,
      `${verb} <wave>`,
      `wave.${verb}`,
      (c) => c.option('--reason <text>', t('reason')),
      async (api, ask, { reason = '', json }, [number = '']) => {
        const view = await api.wave({ ...ask, wave: Number(number), act, go, text: reason })
        if (json) printJson(view.waves)
        else tellWaves(view, lang, say.data)
        return 0
      },
    )
}

import { type Command, Option } from 'commander'
import { destroyLetters, printLetters, tellFigures, tellWaves } from '../respond/campaign/cli.ts'
import { bound, type Client, documentIn, dry, fileIn, keyed, lang, on, secretIn, t } from './campaign-command.ts'
import { afterCommand, presenceCommands, programCommands, specialCommands } from './campaign-program.ts'
import { waveCommands } from './campaign-wave.ts'
import { say } from './command.ts'
import { printJson } from './terminal.ts'

/** `hikeshi campaign …`: everything about one mass reset of one incident. */
export function campaignCommands(program: Command): void {
  const campaign = program.command('campaign').description(t('campaign'))

  on<{ title: string; secret: 'password' | 'code' }>(
    campaign,
    'create',
    'create',
    (c) =>
      dry(
        c
          .requiredOption('--title <text>', t('title'))
          .addOption(new Option('--secret <what>', t('secret')).choices(['password', 'code']).default('password')),
      ),
    async (api, { incident }, { title, secret, dryRun = false, json }) => {
      const made = await api.create({ incident, title, secret, dryRun })
      if (json) printJson(made)
      else if (!dryRun) say.words(t('created', { number: made.number }))
      return 0
    },
  )
  on<{ connector?: string; letter?: string; own?: string; open?: boolean; close?: boolean }>(
    campaign,
    'set',
    'set',
    (c) =>
      dry(
        c
          .option('--connector <file>', t('set.connector'))
          .option('--letter <file>', t('set.letter'))
          .option('--own <file>', t('set.own'))
          .option('--open', t('set.open'))
          .option('--close', t('set.close')),
      ),
    async (api, ask, { connector, letter, own, open, close, dryRun = false, json }) => {
      const view = await api.change({
        ...ask,
        dryRun,
        ...(connector === undefined ? {} : { connector: (await documentIn(connector)) as never }),
        ...(letter === undefined ? {} : { letter: (await documentIn(letter)) as never }),
        ...(own === undefined ? {} : { own: (await documentIn(own)) as never }),
        ...(open || close ? { isOpen: open === true } : {}),
      })
      if (json) printJson(view)
      return 0
    },
  )
  on<{ list: 'accounts' | 'removal' | 'outcomes'; reason?: string }>(
    campaign,
    'load [file]',
    'load',
    (c) =>
      bound(
        dry(
          c
            .addOption(
              new Option('--list <which>', t('load.list'))
                .choices(['accounts', 'removal', 'outcomes'])
                .default('accounts'),
            )
            .option('--reason <text>', t('reason')),
        ),
      ),
    async (api, ask, { list, reason = '', dryRun = false, bindFile, json }, [path]) => {
      const loaded =
        path === undefined
          ? await api.loadDirectory({
              ...ask,
              dryRun,
              bindPassword: await secretIn(bindFile, 'HIKESHI_CAMPAIGN_BIND_PASSWORD', '--bind-file'),
            })
          : await api.load({ ...ask, list, reason, dryRun }, [await fileIn(path)])
      if (json) printJson(loaded)
      else tellLoaded(loaded)
      return loaded.strays > 0 && list !== 'accounts' ? 1 : 0
    },
  )
  on<{ scope: 'same' | 'listed' | 'all' }>(
    campaign,
    'match <exposed> [held]',
    'match',
    (c) =>
      bound(
        dry(
          c.addOption(
            new Option('--scope <which>', t('match.scope')).choices(['same', 'listed', 'all']).default('same'),
          ),
        ),
      ),
    async (api, ask, { scope, dryRun = false, bindFile, json }, [exposed = '', held]) => {
      const bindPassword = held ? undefined : await secretIn(bindFile, 'HIKESHI_CAMPAIGN_BIND_PASSWORD', null)
      const files = [await fileIn(exposed), ...(held ? [await fileIn(held)] : [])]
      const found = await api.match({ ...ask, scope, dryRun, ...(bindPassword ? { bindPassword } : {}) }, files)
      if (json) printJson(found)
      else {
        tellLoaded(found)
        say.data(t('matched', found.exposures))
      }
      return 0
    },
  )
  on<{ state?: string[] }>(
    campaign,
    'reconcile',
    'reconcile',
    (c) =>
      dry(
        c.option('--state <figure>', t('reconcile.state'), (text: string, before: string[] = []) => [...before, text]),
      ),
    async (api, ask, { state, dryRun = false, json }) => {
      const wrong = state?.find((one) => !/^[a-z-]+=\d+$/.test(one))
      if (wrong !== undefined) {
        say.words(t('bad-figure', { text: wrong }))
        return 2
      }
      const stated = Object.fromEntries((state ?? []).map((one) => [one.split('=')[0]!, Number(one.split('=')[1])]))
      const view = state ? await api.reconcile({ ...ask, stated, dryRun }) : await api.show(ask)
      if (json) printJson({ isReconciled: view.isReconciled, lines: view.lines, figures: view.figures })
      else tellFigures(view, lang, say.data, say.words)
      return view.isReconciled ? 0 : 1
    },
  )
  on(campaign, 'plan <file>', 'plan', dry, async (api, ask, { dryRun = false, json }, [path = '']) => {
    const { waves = [], ...plan } = (await documentIn(path)) as { waves?: never[] }
    const view = await api.plan({ ...ask, plan, waves, dryRun })
    if (json) printJson({ forecast: view.forecast, waves: view.waves, planVersion: view.planVersion })
    else tellWaves(view, lang, say.data)
    return 0
  })
  on<{ reason?: string }>(
    campaign,
    'key',
    'key',
    (c) => c.option('--reason <text>', t('reason')),
    async (api, ask, { reason = '', json }) => {
      const made = await api.makeKey({ ...ask, reason })
      say.words(t('key.once'))
      if (json) printJson(made)
      else say.data(made.key)
      return 0
    },
  )
  on<{ out: string; bundle?: string[]; size: string; destroy?: boolean }>(
    campaign,
    'letters',
    'letters',
    (c) =>
      keyed(dry(c.requiredOption('--out <dir>', t('letters.out'))))
        .option('--bundle <number>', t('letters.bundle'), (text: string, before: string[] = []) => [...before, text])
        .option('--size <count>', t('letters.size'), '200')
        .option('--destroy', t('letters.destroy')),
    async (api, ask, { out, bundle, size, destroy, dryRun, keyFile, json }) => {
      if (destroy) {
        const count = await destroyLetters(api, ask, out, lang === 'ja' ? '上書きして削除' : 'overwritten and deleted')
        say.words(t('destroyed', { count }))
        return 0
      }
      if (dryRun) {
        const { rows } = await api.bundle({ ...ask, size: Number(size), dryRun })
        if (json) printJson(rows)
        else for (const row of rows) say.data(`${row.position}\t${row.letters}\t${row.name}`)
        return 0
      }
      const key = await secretIn(keyFile, 'HIKESHI_CAMPAIGN_KEY', '--key-file')
      const wanted = bundle ? { bundles: bundle.map(Number) } : {}
      const made = await printLetters(api, ask, { key, out, size: Number(size), lang, ...wanted }, (done, all) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${t('printed', { done, all })}`)
      })
      if (process.stderr.isTTY) process.stderr.write('\n')
      for (const one of made)
        if (json) printJson(one)
        else say.data(`${one.file}\t${one.sha256}`)
      return 0
    },
  )
  waveCommands(campaign.command('wave').description(t('wave')))
  programCommands(campaign.command('program').description(t('program')))
  specialCommands(campaign.command('special').description(t('special')))
  afterCommand(campaign)
  presenceCommands(campaign.command('presence').description(t('presence')))
  on(
    campaign,
    'status',
    'status',
    (c) => c,
    async (api, ask, { json }) => {
      const view = await api.show(ask)
      if (json) printJson(view)
      else {
        tellFigures(view, lang, say.data, say.words)
        tellWaves(view, lang, say.data)
      }
      return view.isReconciled ? 0 : 1
    },
  )
  on(
    campaign,
    'report',
    'report',
    (c) => c,
    async (api, ask, { json }) => {
      const [view, { rows }] = [await api.show(ask), await api.failures(ask)]
      if (json) printJson({ ...view, failures: rows })
      else {
        tellFigures(view, lang, say.data, say.words)
        tellWaves(view, lang, say.data)
        for (const row of rows) say.data(`${row.login}\t${row.tries}\t${row.cause}`)
      }
      return view.isReconciled ? 0 : 1
    },
  )
  campaign
    .command('simulate')
    .description(t('simulate'))
    .option('--accounts <count>', t('simulate.accounts'), '17995')
    .option('--seed <number>', t('simulate.seed'), '1')
    .option('--bundles <count>', t('simulate.bundles'))
    .option('--json', 'JSON')
    .action(async (options: { accounts: string; seed: string; bundles?: string; json?: boolean }) => {
      const { rehearse } = await import('./campaign-simulate.ts')
      process.exitCode = await rehearse({
        accounts: Number(options.accounts),
        seed: Number(options.seed),
        json: options.json ?? false,
        ...(options.bundles === undefined ? {} : { bundles: Number(options.bundles) }),
      })
    })
}

function tellLoaded(loaded: Awaited<ReturnType<Client['load']>>): void {
  for (const { line, code, login } of loaded.problems)
    say.words(t('problem', { line, what: t(`problem.${code as 'twice'}`), login }))
  const { lines, found, strays, twice, unread } = loaded
  say.data(t('loaded', { lines, found, strays, twice, unread }))
}

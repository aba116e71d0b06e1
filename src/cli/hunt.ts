import { readFileSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { huntApi } from '../detect/hunt/api.ts'
import { cancelHunt, listHunts, showHunt, startHunt } from '../detect/hunt/cli.ts'
import { huntCliWords } from '../detect/hunt/cli-words.ts'
import { type HuntWhat, valuesIn } from '../detect/hunt/hunt.ts'
import type { Facts } from '../detect/log/cli.ts'
import { ruleFiles } from '../detect/signature/cli-files.ts'
import { signatureCliWords } from '../detect/signature/cli-words.ts'
import { MAX_RULE_CHARS } from '../detect/signature/yaml.ts'
import { onDesk, say } from './command.ts'
import type { Connection } from './connect.ts'
import { readGiven } from './given-file.ts'
import { aTime, momentOf } from './moment.ts'
import { langOfTerminal, print, tell } from './terminal.ts'

const t = speaker(huntCliWords, langOfTerminal())
const s = speaker(signatureCliWords, langOfTerminal())

const facts = async ({ zone }: Connection, json?: boolean): Promise<Facts> => ({
  lang: langOfTerminal(),
  zone: json ? 'UTC' : await zone(),
  json: json ?? false,
  out: print,
  err: tell,
})

type StartGiven = {
  readonly all?: true
  readonly folder?: string
  readonly rule?: string[]
  readonly rules?: string[]
  readonly observables?: string
  readonly placeholders?: string
  readonly title?: string
  readonly from?: string
  readonly to?: string
  readonly source?: string
  readonly wait?: true
}

/** The verbs of `hikeshi hunt` that need a desk. */
export function huntCommands(hunting: Command): void {
  hunting.enablePositionalOptions()
  onDesk<StartGiven>(
    hunting
      .command('start')
      .description(t('start'))
      .option('--all', t('start.all'))
      .option('--folder <folder>', t('start.folder'))
      .option('--rule <key...>', t('start.rule'))
      .option('--rules <path...>', t('start.rules'))
      .option('--placeholders <file>', s('rule.placeholders'))
      .option('--observables <file>', t('start.observables'))
      .option('--from <time>', s('hunt.from'), aTime)
      .option('--to <time>', s('hunt.to'), aTime)
      .option('--source <name>', s('hunt.source'))
      .option('--title <text>', t('start.title'))
      .option('--wait', t('start.wait')),
    async (desk, given) => {
      const what = await whatOf(given)
      if (what === null) return 2
      const zone = await desk.zone()
      const { title, source, wait, json } = given
      const span = { from: momentOf(given.from, zone), to: momentOf(given.to, zone) }
      return startHunt(desk.client(huntApi), { title, what, source, ...span }, wait ?? false, await facts(desk, json))
    },
  )
  onDesk(hunting.command('status [id]').description(t('status')), async (desk, { json }, [id]) =>
    id === undefined
      ? listHunts(desk.client(huntApi), await facts(desk, json))
      : showHunt(desk.client(huntApi), id, await facts(desk, json)),
  )
  onDesk(hunting.command('cancel <id>').description(t('cancel')), async (desk, { json }, [id]) =>
    cancelHunt(desk.client(huntApi), id!, await facts(desk, json)),
  )
}

/** What is looked for; null when not exactly one thing is given, which is said. */
async function whatOf({ all, folder, rule, rules, observables, placeholders }: StartGiven): Promise<HuntWhat | null> {
  const given = [all, folder, rule, rules, observables].filter((one) => one !== undefined)
  if (given.length !== 1) {
    say.words(t('start.one'))
    return null
  }
  if (folder !== undefined) return { kind: 'folder', folder }
  if (rule !== undefined) return { kind: 'rules', keys: rule }
  if (rules !== undefined) {
    const texts = ruleFiles(rules)
      .filter((file) => statSync(file).size <= MAX_RULE_CHARS)
      .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    return {
      kind: 'texts',
      texts,
      placeholders: placeholders === undefined ? null : readFileSync(placeholders, 'utf8'),
    }
  }
  if (observables === undefined) return { kind: 'all' }
  const values = valuesIn(new TextDecoder().decode(await readGiven(observables)))
  if (values.length > 0) return { kind: 'observables', values }
  say.words(t('start.empty', { file: observables }))
  return null
}

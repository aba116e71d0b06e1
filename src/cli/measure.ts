import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { peopleApi } from '../prepare/people/api.ts'
import { type MeasureList, measureApi } from '../recover/measure/api.ts'
import { measureCliWords } from '../recover/measure/cli-words.ts'
import type { Measure } from '../recover/measure/measure.ts'
import { formatMoney } from '../recover/measure/money.ts'
import { measureEntryWords } from '../recover/measure/words.ts'
import { onDesk, say } from './command.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { oneOf } from './usage.ts'

const lang = langOfTerminal()
const t = speaker(measureCliWords, lang)
const words = speaker(measureEntryWords, lang)
const shows = ['open', 'overdue', 'all'] as const

const lineOf = (one: Measure): string =>
  [
    one.incident.number,
    one.no,
    words(`measure.standing.${one.standing}`),
    (one.state === 'done' ? one.verifyOn : one.dueOn) ?? '',
    one.title,
    one.owner,
    one.payer,
    one.cost === null ? '' : formatMoney(one.cost, one.currency, lang),
  ].join('\t')

function tellAll(found: MeasureList, json?: boolean): void {
  if (json) printJson(found)
  else for (const one of found.rows) say.data(lineOf(one))
  say.words(t('counts', found.counts))
}

/** `hikeshi measure …`: what keeps incidents from happening again, over all of them. */
export function measureCommands(program: Command): void {
  const measure = program.command('measure').description(t('measure'))
  onDesk<{ incident?: string; show?: (typeof shows)[number] }>(
    measure
      .command('list')
      .description(t('measure.list'))
      .option('--incident <number>', t('measure.incident'))
      .option('--show <which>', t('measure.show'), oneOf(shows)),
    async ({ client }, { incident, show, json }) => {
      const { list, all } = client(measureApi)
      tellAll(await (incident === undefined ? all({ show: show ?? 'open' }) : list({ incident })), json)
      return 0
    },
  )
  onDesk<{ from: string; to: string }>(
    measure
      .command('hand-over')
      .description(t('measure.hand-over'))
      .requiredOption('--from <owner>', t('measure.from'))
      .requiredOption('--to <owner>', t('measure.to')),
    async ({ client }, { from, to, json }) => {
      const { rows } = await client(peopleApi).people({})
      const toId = rows.find((one) => one.isActive && one.name === to)?.id ?? null
      const done = await client(measureApi).handOver({ from, to, toId })
      if (json) printJson(done)
      say.words(t('handed-over', done))
      return 0
    },
  )
  onDesk(measure.command('overdue').description(t('measure.overdue')), async ({ client }, { json }) => {
    const found = await client(measureApi).all({ show: 'overdue' })
    tellAll(found, json)
    return found.rows.length > 0 ? 1 : 0
  })
}

import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { type AffectedRow, ChannelByHand, Loss, Which } from '../recover/affected/affected.ts'
import { type AffectedView, affectedApi, mostRows } from '../recover/affected/api.ts'
import { affectedCliWords } from '../recover/affected/cli-words.ts'
import { affectedEntryWords } from '../recover/affected/words.ts'
import { onDesk, say } from './command.ts'
import { readGiven, uploadsOf } from './given-file.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { oneOf, whole } from './usage.ts'

const lang = langOfTerminal()
const t = speaker(affectedCliWords, lang)
const words = speaker(affectedEntryWords, lang)

const lineOf = (row: AffectedRow): string =>
  [
    row.no,
    row.reference,
    row.name,
    row.email,
    row.lost.map((loss) => words(`affected.lost.${loss}`)).join(', '),
    row.told[0] ? `${words(`affected.channel.${row.told[0].channel}`)} ${row.told[0].at}` : '',
    row.answer === '' ? '' : words(`affected.answer.${row.answer}`),
  ]
    .join('\t')
    .trimEnd()

function tell(shown: AffectedView): void {
  for (const { loss, count } of shown.lost) say.data(`${words(`affected.lost.${loss}`)}\t${count}`)
  for (const { channel, count } of shown.channels) say.data(`${words(`affected.channel.${channel}`)}\t${count}`)
  for (const one of shown.letters) say.data(t('letter', { ...one, subject: one[lang].subject }))
  say.words(t('figures', shown))
}

/** The first line is the subject. */
async function letterIn(path: string): Promise<{ subject: string; text: string }> {
  const [subject = '', ...rest] = new TextDecoder().decode(await readGiven(path)).split(/\r?\n/)
  return { subject, text: rest.join('\n') }
}

/** `hikeshi affected …`: who was hurt outside, and who has been told. */
export function affectedCommands(program: Command): void {
  const affected = program.command('affected').description(t('affected'))
  const of = ['--incident <number>', t('incident')] as const
  onDesk<{ incident: string }>(
    affected
      .command('show')
      .description(t('affected.show'))
      .requiredOption(...of),
    async ({ client }, { incident, json }) => {
      const shown = await client(affectedApi).show({ incident })
      if (json) printJson(shown)
      else tell(shown)
      return shown.untold > 0 ? 1 : 0
    },
  )
  onDesk<{ incident: string; check?: true; lost?: string }>(
    affected
      .command('import')
      .argument('<file>', t('file'))
      .description(t('affected.import'))
      .requiredOption(...of)
      .option('--check', t('check'))
      .option('--lost <items>', t('lost', { losses: Loss.options.join(', ') })),
    async ({ client }, { incident, check = false, lost, json }, [file = '']) => {
      const items = (lost ?? '').split(/[,、\s]+/).filter(Boolean) as Loss[]
      const done = await client(affectedApi).import({ incident, check, lost: items }, await uploadsOf([file]))
      if (json) printJson(done)
      else
        for (const { line, problem } of done.problems)
          say.data(t('line', { line, problem: words(`affected.problem.${problem}`) }))
      say.words(t('outcome', done))
      return done.leftOut > 0 ? 1 : 0
    },
  )
  onDesk<{ incident: string; which: Which }>(
    affected
      .command('list')
      .description(t('affected.list'))
      .requiredOption(...of)
      .option('--which <which>', t('which', { which: Which.options.join(', ') }), oneOf(Which.options), 'all'),
    async ({ client }, { incident, which, json }) => {
      const rows: AffectedRow[] = []
      for (let isMore = true; isMore; ) {
        const more = await client(affectedApi).people({ incident, which, offset: rows.length, limit: mostRows })
        rows.push(...more.rows)
        isMore = more.rows.length > 0 && rows.length < more.total
      }
      if (json) printJson(rows)
      else for (const row of rows) say.data(lineOf(row))
      return 0
    },
  )
  onDesk<{ incident: string; channel: ReturnType<typeof ChannelByHand.parse>; note?: string }>(
    affected
      .command('told')
      .argument('[numbers...]', t('nos'), (text: string, was: number[] = []) => [...was, whole(text)])
      .description(t('affected.told'))
      .requiredOption(...of)
      .requiredOption(
        '--channel <channel>',
        t('channel', { channels: ChannelByHand.options.join(', ') }),
        oneOf(ChannelByHand.options),
      )
      .option('--note <text>', t('note')),
    async ({ client }, { incident, channel, note, json }, numbers) => {
      const nos = numbers.map(Number)
      const shown = await client(affectedApi).told({ incident, channel, note, ...(nos.length > 0 ? { nos } : {}) })
      if (json) printJson(shown)
      else tell(shown)
      return 0
    },
  )
  onDesk<{ incident: string; ja: string; en: string; again?: true }>(
    affected
      .command('letter')
      .description(t('affected.letter'))
      .requiredOption(...of)
      .requiredOption('--ja <file>', t('ja'))
      .requiredOption('--en <file>', t('en'))
      .option('--again', t('again')),
    async ({ client }, { incident, ja, en, again: isAgain = false, json }) => {
      const text = { ja: await letterIn(ja), en: await letterIn(en) }
      const shown = await client(affectedApi).write({ incident, ...text, isAgain })
      if (json) printJson(shown)
      else tell(shown)
      return 0
    },
  )
  onDesk<{ incident: string; alone?: string }>(
    affected
      .command('approve')
      .argument('<no>', t('no'))
      .description(t('affected.approve'))
      .requiredOption(...of)
      .option('--alone <reason>', t('alone')),
    async ({ client }, { incident, alone, json }, [no = '']) => {
      const shown = await client(affectedApi).approve({ incident, no: Number(no), ...(alone ? { alone } : {}) })
      if (json) printJson(shown)
      else tell(shown)
      return 0
    },
  )
}

import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { damageApi } from '../recover/damage/api.ts'
import { damageCliWords } from '../recover/damage/cli-words.ts'
import type { DamageRow, Range } from '../recover/damage/damage.ts'
import { damageEntryWords } from '../recover/damage/words.ts'
import { formatMoney } from '../recover/measure/money.ts'
import { onDesk, say } from './command.ts'
import { langOfTerminal, printJson } from './terminal.ts'

const lang = langOfTerminal()
const t = speaker(damageCliWords, lang)
const words = speaker(damageEntryWords, lang)

const rangeText = ({ low, high }: Range, unit: string): string =>
  low === high ? formatMoney(high, unit, lang) : `${formatMoney(low, unit, lang)} – ${formatMoney(high, unit, lang)}`
const lineOf = (row: DamageRow): string =>
  [
    row.no,
    words(`damage.side.${row.side}`),
    words(`damage.kind.${row.kind}`),
    rangeText(row, row.unit),
    row.isRelief ? words('damage.relief') : '',
    words(`damage.confidence.${row.confidence}`),
    row.what,
    row.borneBy,
  ].join('\t')

/** `hikeshi damage show`: the ledger of one incident. */
export function damageCommands(program: Command): void {
  const damage = program.command('damage').description(t('damage'))
  onDesk<{ incident: string }>(
    damage.command('show').description(t('damage.show')).requiredOption('--incident <number>', t('damage.incident')),
    async ({ client }, { incident, json }) => {
      const shown = await client(damageApi).show({ incident })
      if (json) {
        printJson(shown)
        return 0
      }
      if (shown.rows.length === 0) say.words(t('none'))
      for (const row of shown.rows) if (!row.withdrawn) say.data(lineOf(row))
      for (const total of shown.whole ? [...shown.totals, shown.whole] : shown.totals) {
        const part = (of: Range) => rangeText(of, total.unit)
        const { unit, direct, indirect, relief, net } = total
        const parts = { direct: part(direct), indirect: part(indirect), relief: part(relief), net: part(net) }
        say.words(t('total', { unit, ...parts }))
      }
      if (shown.measures.length > 0)
        say.words(
          t('measures', { sums: shown.measures.map((one) => formatMoney(one.amount, one.currency, lang)).join(' + ') }),
        )
      if (shown.activity.length > 0) say.words(t('lost', { days: shown.lostDays }))
      return 0
    },
  )
}

import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { speaker } from '#src/core/words.ts'
import { noticeApi } from '../respond/notice/api.ts'
import { noticeCliWords } from '../respond/notice/cli-words.ts'
import { type NoticeRow, NoticeWay } from '../respond/notice/notice.ts'
import { noticeWords } from '../respond/notice/words.ts'
import { onDesk, say } from './command.ts'
import { aTime, momentOf } from './moment.ts'
import { langOfTerminal, printJson } from './terminal.ts'
import { oneOf } from './usage.ts'

const lang = langOfTerminal()
const t = speaker(noticeCliWords, lang)
const said = speaker(noticeWords, lang)
const refused = 1

/** `2026-0001-N1`, where it stands, to whom, about what. */
export const noticeLine = (row: NoticeRow): string =>
  [row.number, said(`state.${row.state}`), row.to.name, row.subject].join('\t')

const incidentOf = (number: string): string => number.replace(/-N\d+$/i, '')
const paperWays = NoticeWay.exclude(['form']).options

type Approve = { alone?: string; inClear?: string; byHand?: true; at?: string }
type Deliver = { by: NoticeWay; reached: string; at?: string; said?: string }

/** How a notice leaves: approved, one or many at once; on paper; handed over by a person. */
export function noticeLeaveCommands(notice: Command): void {
  onDesk<Approve>(
    notice
      .command('approve <numbers...>')
      .description(t('notice.approve'))
      .option('--alone <reason>', t('option.alone'))
      .option('--in-clear <reason>', t('option.in-clear'))
      .option('--by-hand', t('option.by-hand'))
      .option('--at <time>', t('option.at'), aTime),
    async (desk, { alone, inClear, byHand, at, json }, numbers) => {
      const client = desk.client(noticeApi)
      const notBefore = momentOf(at, await desk.zone())
      const how = {
        ...(alone === undefined ? {} : { alone }),
        ...(inClear === undefined ? {} : { inClear }),
        ...(notBefore === undefined ? {} : { notBefore }),
        isByHand: byHand ?? false,
      }
      if (numbers.length === 1) {
        const [number = ''] = numbers
        const { row } = await client.approve({ incident: incidentOf(number), notice: number, ...how })
        if (json) printJson(row)
        else say.data(noticeLine(row))
        return 0
      }
      const all = []
      for (const incident of new Set(numbers.map(incidentOf))) {
        const { rows } = await client.list({ incident })
        const notices = numbers
          .filter((one) => incidentOf(one) === incident)
          .map((one) => ({ notice: one, version: rows.find((row) => row.number === one)?.version ?? 1 }))
        all.push(await client.approveMany({ incident, notices, ...how }))
      }
      const outcomes = all.flatMap((one) => one.outcomes)
      if (json) printJson({ outcomes, rows: all.flatMap((one) => one.rows) })
      else
        for (const one of outcomes) say.data([one.notice, one.isApproved ? t('said.approved') : one.reason].join('\t'))
      return outcomes.every((one) => one.isApproved) ? 0 : refused
    },
  )
  onDesk<{ as: (typeof paperWays)[number]; out: string }>(
    notice
      .command('paper <number>')
      .description(t('notice.paper'))
      .requiredOption('--as <way>', t('option.as'), oneOf(paperWays))
      .requiredOption('--out <file>', t('option.out')),
    async (desk, { as: way, out }, [number = '']) => {
      const made = await desk.client(noticeApi).paper({ incident: incidentOf(number), notice: number, way })
      await writeFile(out, (made as { body: Uint8Array }).body, { flag: 'wx', mode: 0o600 })
      say.data(out)
      return 0
    },
  )
  onDesk<Deliver>(
    notice
      .command('deliver <number>')
      .description(t('notice.deliver'))
      .requiredOption('--by <way>', t('option.by'), oneOf(NoticeWay.options))
      .requiredOption('--reached <text>', t('option.reached'))
      .option('--at <time>', t('option.delivered-at'), aTime)
      .option('--said <text>', t('option.said')),
    async (desk, { by, reached, at, said, json }, [number = '']) => {
      const when = momentOf(at, await desk.zone()) ?? new Date().toISOString()
      const { row, deliveries } = await desk.client(noticeApi).deliver({
        ...{ incident: incidentOf(number), notice: number },
        ...{ way: by, reached, at: new Date(when).toISOString(), said: said ?? '' },
      })
      if (json) printJson({ row, deliveries })
      else say.data([noticeLine(row), deliveries[0]?.sha256 ?? ''].join('\t'))
      return 0
    },
  )
}

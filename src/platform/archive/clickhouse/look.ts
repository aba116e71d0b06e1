import { type ClockError, reach } from '../clock.ts'
import { lineColumns } from '../column.ts'
import { dayMicros } from '../day.ts'
import { type Engine, foundOf } from '../look.ts'
import type { Found } from '../row.ts'
import { type Dialect, offsetSql } from '../sql.ts'
import type { Cluster } from './cluster.ts'

const dayNumber = (micros: number): number => Math.floor(micros / dayMicros)

export function engineOf(cluster: Cluster): Engine {
  const { line } = cluster.through
  return {
    async held(ask) {
      const { early, late } = reach(ask.clocks)
      const bounds = [
        ...(ask.from === null ? [] : [`day >= ${dayNumber(ask.from + early)}`]),
        ...(ask.to === null ? [] : [`day <= ${dayNumber(ask.to + late)}`]),
      ]
      const where = bounds.length ? ` WHERE ${bounds.join(' AND ')}` : ''
      const { rows, missing } = await cluster.ask(() => `SELECT day FROM ${line}${where} GROUP BY day`)
      const held = rows.map(([day]) => ({ first: Number(day) * dayMicros, last: (Number(day) + 1) * dayMicros - 1 }))
      return { held, missing }
    },
    read: (ask, slice, question, signal) =>
      cluster.ask((dialect) => {
        const { early, late } = reach(ask.clocks)
        const [from, to] = [slice.from + early, slice.to + late]
        const bounds = [`day >= ${dayNumber(from)} AND day <= ${dayNumber(to - 1)}`, `ts >= ${from} AND ts < ${to}`]
        const time = ask.clocks.length > 0 ? `(ts - ${offsetSql(ask.clocks, dialect)})` : 'ts'
        return question({ table: line, bounds, time, dialect })
      }, signal),
  }
}

/** Lines that fulfil a condition, in the order of their numbers. */
export async function lines(
  cluster: Cluster,
  condition: (dialect: Dialect) => string,
  order: 'ASC' | 'DESC',
  most: number,
  clocks: readonly ClockError[],
): Promise<Found[]> {
  const { rows } = await cluster.ask(
    (dialect) =>
      `SELECT ${lineColumns.join(', ')} FROM ${cluster.through.line} WHERE ${condition(dialect)} ORDER BY seq ${order} LIMIT ${most}`,
  )
  return rows.map((row) => foundOf(row, clocks))
}

/** Numbers rise with the clock, a million a second: neighbours are looked for in the hour around first. */
const near = 3_600_000_000

/** A line, and those before and after it of the same source in the order they came. */
export async function around(
  cluster: Cluster,
  seq: number,
  before: number,
  after: number,
  clocks: readonly ClockError[],
): Promise<Found[]> {
  const [line] = await lines(cluster, () => `seq = ${seq}`, 'ASC', 1, clocks)
  if (!line) return []
  const beside = async (order: 'ASC' | 'DESC', most: number, span: string, wider: string): Promise<Found[]> => {
    if (most === 0) return []
    const of = (dialect: Dialect): string => `source = ${dialect.literal(line.source)}`
    const found = await lines(cluster, (dialect) => `${of(dialect)} AND ${span}`, order, most, clocks)
    return found.length === most
      ? found
      : lines(cluster, (dialect) => `${of(dialect)} AND ${wider}`, order, most, clocks)
  }
  const [ahead, behind] = await Promise.all([
    beside('DESC', before, `seq < ${seq} AND seq >= ${seq - near}`, `seq < ${seq}`),
    beside('ASC', after, `seq > ${seq} AND seq <= ${seq + near}`, `seq > ${seq}`),
  ])
  return [...ahead.reverse(), line, ...behind]
}

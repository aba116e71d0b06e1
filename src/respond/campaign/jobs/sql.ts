// Passwords in a table of people, in a PostgreSQL of the house: hash, sessions and app passwords of one person in one transaction.
import pg from 'pg'
import { refuse } from '#src/core/refusal.ts'
import type { Connector } from '../campaign.ts'
import { causeOf, type Directory, type Outcome, severalAtOnce, type Target } from './directory.ts'
import { hashesOf, isHashOf } from './scheme.ts'

type Sql = Extract<Connector, { kind: 'sql' }>

const connections = 4
const connectMs = 5_000
const answerMs = 15_000

export async function openSql(sql: Sql, password: string): Promise<Directory> {
  const pool = new pg.Pool({
    connectionString: sql.url,
    ...(password === '' ? {} : { password }),
    max: connections,
    connectionTimeoutMillis: connectMs,
    query_timeout: answerMs,
    statement_timeout: answerMs,
    application_name: 'hikeshi campaign',
  })
  // A connection that is lost while nobody uses it is made anew when somebody does.
  pool.on('error', () => {})
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    const facts = { detail: causeOf(error, [password]) }
    if (/^28/.test((error as pg.DatabaseError).code ?? '')) refuse('campaign.directory.refused', facts)
    refuse('campaign.directory.unavailable', facts)
  }
  return {
    async change(targets) {
      const outcomes = new Map<string, Outcome>()
      const secrets = targets.map((one) => one.secret)
      const hashes = await hashesOf(sql.scheme, secrets)
      await severalAtOnce(targets, connections, async ({ key, login }, i) => {
        outcomes.set(
          key,
          await outcomeOf([...secrets, hashes[i]!, password], () => change(pool, sql, login, hashes[i]!)),
        )
      })
      return outcomes
    },
    bind: ({ login, secret }: Target) =>
      outcomeOf([secret, password], async () => {
        const { rows } = await pool.query<unknown[]>({ text: sql.check, values: [login], rowMode: 'array' })
        if (rows.length !== 1 || !(await isHashOf(String(rows[0]![0]), secret))) throw new Refused('not this password')
      }),
    close: () => pool.end(),
  }
}

/** The table answered, and the answer is no. */
class Refused extends Error {}

async function change(pool: pg.Pool, sql: Sql, login: string, hash: string): Promise<void> {
  const client = await pool.connect()
  let fault: Error | undefined
  try {
    await client.query('begin')
    const { rowCount } = await client.query(sql.change, [hash, login])
    if (rowCount !== 1) throw new Refused(rowCount === 0 ? 'no such row' : `${rowCount} rows of one login`)
    for (const statement of sql.also) await client.query(statement, [login])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      fault = lost
    })
    throw error
  } finally {
    client.release(fault)
  }
}

async function outcomeOf(secrets: readonly string[], work: () => Promise<void>): Promise<Outcome> {
  try {
    await work()
    return { is: 'done' }
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? (error.code ?? '') : ''
    // Connection, resources, intervention, a lock or a time limit: it may be tried again (PostgreSQL, appendix A).
    const isAnswer = error instanceof Refused || (code !== '' && !/^(08|40|53|55|57|58)/.test(code))
    return { is: isAnswer ? 'refused' : 'away', cause: causeOf(error, secrets) }
  }
}

import { type ClickHouseClient, ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import type { Address } from './address.ts'

/** One server of the cluster: it holds a share of the lines, and answers for all. */
export type Server = {
  readonly name: string
  readonly client: ClickHouseClient
  /** Asks only whether it is there, and gives up soon. */
  isUp(): Promise<boolean>
  close(): Promise<void>
}

const pingMs = 5_000
/** A search or a hash of a large day may be silent for long. */
const questionMs = 15 * 60_000

export function serversOf({ hosts, isSecure, user, password }: Address): Server[] {
  return hosts.map((name) => {
    // Errors go to whoever asked, not to the console of the desk.
    const url = `${isSecure ? 'https' : 'http'}://${name}`
    const shared = {
      url,
      username: user,
      password,
      application: 'hikeshi',
      log: { level: ClickHouseLogLevel.OFF },
    } as const
    const client = createClient({ ...shared, request_timeout: questionMs, max_open_connections: 16 })
    const quick = createClient({ ...shared, request_timeout: pingMs, max_open_connections: 2 })
    return {
      name,
      client,
      isUp: async () => (await quick.ping()).success,
      close: async () => void (await Promise.all([client.close(), quick.close()])),
    }
  })
}
/** The server was reached and said no: asking another one would change nothing. */
export const isRefusal = (error: unknown): error is ClickHouseError => error instanceof ClickHouseError

// Connections to the state store, with the same types read from every PostgreSQL.
import pg from 'pg'
import { prepareAll } from './prepared.ts'

const oid = { int8: 20, date: 1082, int8s: 1016, dates: 1182, numerics: 1231 }

const toInteger = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`a bigint beyond what a number can hold: ${text}`)
  return value
}
const asIs = (text: string) => text
// The types of pg say that this is the function itself.
const arrays = pg.types.arrayParser as unknown as {
  create<T>(text: string, read: (text: string) => T): { parse(): T[] }
}
const list =
  <T>(read: (text: string) => T) =>
  (text: string) =>
    arrays.create(text, read).parse()

// bigint → number (or an error, never a rounded value), numeric → string, date → string; timestamptz → Date is pg's own.
const parsers = new Map<number, (text: string) => unknown>([
  [oid.int8, toInteger],
  [oid.date, asIs],
  [oid.int8s, list(toInteger)],
  [oid.dates, list(asIs)],
  [oid.numerics, list(asIs)],
])

export const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(id)) || pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
}

export type Address =
  | { readonly connectionString: string }
  | { readonly host: string; readonly database: string; readonly user: string }

export const clientConfig = (address: Address): pg.ClientConfig => ({
  ...address,
  types,
  application_name: 'hikeshi',
  options:
    '-c TimeZone=UTC -c DateStyle=ISO,YMD -c IntervalStyle=postgres -c client_min_messages=warning -c plan_cache_mode=force_generic_plan',
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
})

export function makePool(address: Address, size: number, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ ...clientConfig(address), max: size, idleTimeoutMillis: 60_000 })
  pool.on('error', onLost) // an idle connection ended: the pool opens another when asked
  // One that is in use has no other listener, and an error without one would end the whole desk.
  pool.on('connect', (client) => {
    client.on('error', onLost)
    prepareAll(client)
  })
  return pool
}

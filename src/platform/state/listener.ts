// LISTEN on one connection for all channels, opened again whenever it is lost. What was sent meanwhile is lost: who listens must
// read again after `database-back`.
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Address, clientConfig } from './pool.ts'

type OnPayload = (payload: string) => void

const longestPauseMs = 5_000

export function makeListener(address: Address, report: { lost: (error: Error) => void; log: (line: string) => void }) {
  const channels = new Map<string, Set<OnPayload>>()
  const stopping = new AbortController()
  let client: pg.Client | null = null
  let connecting: Promise<pg.Client> | null = null

  const quoted = (channel: string) => pg.escapeIdentifier(channel)

  async function connect(): Promise<pg.Client> {
    const made = new pg.Client(clientConfig(address))
    const onLost = (error: Error) => {
      if (client !== made) return
      client = null
      if (stopping.signal.aborted) return
      report.lost(error)
      void reconnect()
    }
    made.on('error', onLost)
    made.on('end', () => onLost(new Error('the listening connection ended')))
    made.on('notification', ({ channel, payload }) => {
      for (const hear of channels.get(channel) ?? []) hearSafely(hear, payload ?? '')
    })
    await made.connect()
    try {
      for (const channel of channels.keys()) await made.query(`LISTEN ${quoted(channel)}`)
    } catch (error) {
      await made.end().catch(() => {})
      throw error
    }
    client = made
    return made
  }

  function hearSafely(hear: OnPayload, payload: string) {
    try {
      hear(payload)
    } catch (error) {
      report.log(`a listener failed: ${error}`)
    }
  }

  async function reconnect() {
    for (let rest = 50; !stopping.signal.aborted; rest = Math.min(rest * 2, longestPauseMs)) {
      if (client || (await connected().catch(() => null))) return
      await pause(rest, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  }

  function connected(): Promise<pg.Client> {
    if (client) return Promise.resolve(client)
    connecting ??= connect().finally(() => {
      connecting = null
    })
    return connecting
  }

  return {
    async listen(channel: string, onPayload: OnPayload): Promise<() => void> {
      const heard = channels.get(channel) ?? new Set()
      channels.set(channel, heard.add(onPayload))
      try {
        await (await connected()).query(`LISTEN ${quoted(channel)}`)
      } catch (error) {
        heard.delete(onPayload)
        throw error
      }
      return () => {
        heard.delete(onPayload)
        if (heard.size > 0 || channels.get(channel) !== heard) return
        channels.delete(channel)
        client?.query(`UNLISTEN ${quoted(channel)}`).catch(() => {})
      }
    },
    async close() {
      stopping.abort()
      const open = client ?? (await connecting?.catch(() => null))
      client = null
      await open?.end().catch(() => {})
    },
  }
}

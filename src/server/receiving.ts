import { delimiter } from 'node:path'
import { refuse } from '#src/core/refusal.ts'
import { type Receiving, receiveLogs } from '#src/detect/log/jobs/receive.ts'
import { atOf } from '#src/detect/log/receive/at.ts'
import type { Listening } from '#src/detect/log/receive/receiver.ts'
import type { Desk } from '#src/platform/context.ts'
import type { Config } from './config.ts'
import { contextOfDesk } from './desk-context.ts'

/** Where this desk listens for logs by its settings; null when it is not to listen at all. */
export function listeningOf(config: Config): Listening | null {
  const { HIKESHI_SYSLOG_UDP: udp, HIKESHI_SYSLOG_TCP: tcp, HIKESHI_SYSLOG_TLS: tls } = config
  const { HIKESHI_SYSLOG_TLS_CERT: cert, HIKESHI_SYSLOG_TLS_KEY: key, HIKESHI_SYSLOG_TLS_CA: ca } = config
  const folders = (config.HIKESHI_LOG_FOLDERS ?? '').split(delimiter).filter(Boolean)
  if (tls && !(cert && key))
    refuse('desk.settings-wrong', { faults: 'HIKESHI_SYSLOG_TLS: HIKESHI_SYSLOG_TLS_CERT? HIKESHI_SYSLOG_TLS_KEY?' })
  const onTls = tls && cert && key ? { ...atOf(tls)!, cert, key, ca: ca ?? null } : null
  const listening = { udp: udp ? atOf(udp) : null, tcp: tcp ? atOf(tcp) : null, tls: onTls, folders }
  return listening.udp || listening.tcp || onTls || folders.length > 0 ? listening : null
}

export async function startReceiving(desk: Desk, listening: Listening | null): Promise<Receiving | null> {
  if (!listening) return null
  const receiving = await receiveLogs(contextOfDesk(desk), listening)
  desk.log('info', 'receiving logs', receiving.ports)
  return receiving
}

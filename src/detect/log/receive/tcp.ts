// Syslog over TCP (RFC 6587) and TLS (RFC 5425). A sender that is faster than the disk is made to wait; nothing is thrown away.
import { constants } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { MAX_LINE_BYTES } from '../bytes/lines.ts'
import type { At } from './at.ts'
import { Framer } from './frame.ts'
import { isSourceName, type Peer, plainAddress } from './sender.ts'

/** Where messages go, and whether there is room for more. */
export type Inlet = {
  take(message: Buffer, peer: Peer): void
  isFull(): boolean
  refused(address: string, why: string): void
}
export type Listener = {
  readonly port: number
  pause(isFull: boolean): void
  close(): Promise<void>
}
export type TlsFiles = { readonly cert: Buffer; readonly key: Buffer; readonly ca: Buffer | null }

export const mostConnections = 10_000
/** Octets of unfinished messages of all connections together: ten thousand slow senders must not fill the memory. */
const mostHeld = 256 * 1024 * 1024
const handshakeMs = 10_000
/** A peer that went away without a word is noticed by the kernel's probes, one that only keeps quiet after this. */
const probeMs = 60_000
const quietMs = 12 * 3_600_000
/** When there is no room, the connection that has been quiet longest makes room, if it was for so long. */
const yieldsAfterMs = 600_000
/** What came in the same moment is put together before a sender is cut off at the end. */
const closingMs = 2_000

type Connection = { readonly socket: Socket; readonly framer: Framer; lastMs: number }

export async function listenTcp(at: At, inlet: Inlet, tls: TlsFiles | null): Promise<Listener> {
  const open = new Map<Socket, Connection>()
  let held = 0
  let isFull = inlet.isFull()

  const roomFor = (): boolean => {
    if (open.size < mostConnections) return true
    let quietest: Connection | null = null
    for (const one of open.values()) if (quietest === null || one.lastMs < quietest.lastMs) quietest = one
    if (quietest === null || Date.now() - quietest.lastMs < yieldsAfterMs) return false
    inlet.refused(plainAddress(quietest.socket.remoteAddress ?? ''), 'quiet')
    quietest.socket.destroy()
    return true
  }

  const accept = (socket: Socket): void => {
    const address = plainAddress(socket.remoteAddress ?? '')
    socket.on('error', () => socket.destroy())
    if (!roomFor()) {
      inlet.refused(address, 'too-many-connections')
      socket.destroy()
      return
    }
    let peer: Peer = { address, name: null }
    if (tls) {
      const name = certificateName(socket as TLSSocket)
      if (name === false) {
        inlet.refused(address, 'certificate')
        socket.destroy()
        return
      }
      peer = { address, name }
    }
    const connection: Connection = { socket, framer: new Framer(MAX_LINE_BYTES), lastMs: Date.now() }
    const { framer } = connection
    open.set(socket, connection)
    socket.setKeepAlive(true, probeMs)
    socket.setTimeout(quietMs, () => socket.destroy())
    const take = (messages: readonly Buffer[]): void => {
      for (const message of messages) inlet.take(message, peer)
    }
    socket.on('data', (chunk: Buffer) => {
      connection.lastMs = Date.now()
      held -= framer.heldBytes
      take(framer.push(chunk))
      if (held + framer.heldBytes > mostHeld) take(framer.end())
      held += framer.heldBytes
    })
    socket.once('close', () => {
      open.delete(socket)
      held -= framer.heldBytes
      take(framer.end())
    })
    if (isFull) socket.pause()
  }

  const server: Server = tls
    ? createTlsServer(
        {
          key: tls.key,
          cert: tls.cert,
          ...(tls.ca ? { ca: tls.ca, requestCert: true, rejectUnauthorized: false } : {}),
          handshakeTimeout: handshakeMs,
          minVersion: 'TLSv1.2',
          // TLS 1.3 sends tickets after the handshake. A sender that never reads and closes with those unread resets the
          // connection, and what it sent last is lost in the kernel (seen with loggen). TLS 1.2 is what RFC 9662 asks for at least.
          maxVersion: 'TLSv1.2',
          secureOptions: constants.SSL_OP_NO_TICKET,
          ciphers: 'ECDHE+AESGCM:ECDHE+CHACHA20',
        },
        accept,
      )
    : createServer({ allowHalfOpen: false, noDelay: true }, accept)
  // Connections that have not shaken hands yet count too.
  server.maxConnections = mostConnections + 1_000
  server.on('drop', (data) => inlet.refused(plainAddress(data?.remoteAddress ?? ''), 'too-many-connections'))
  server.on('tlsClientError', (_error, socket: TLSSocket) => {
    inlet.refused(plainAddress(socket.remoteAddress ?? ''), 'handshake')
    socket.destroy()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: at.host, port: at.port, backlog: 1_024 }, () => {
      server.off('error', reject)
      resolve()
    })
  })
  server.on('error', () => {})
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : at.port,
    pause(now) {
      isFull = now
      for (const { socket } of open.values()) {
        if (now) socket.pause()
        else socket.resume()
      }
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const all = [...open.keys()].map((socket) => new Promise<void>((resolve) => socket.once('close', resolve)))
      for (const socket of open.keys()) socket.end()
      const force = setTimeout(() => {
        for (const socket of open.keys()) socket.destroy()
      }, closingMs)
      await Promise.all([closed, ...all])
      clearTimeout(force)
    },
  }
}

/** Name in a client's certificate; null when it has none, false when it shows one that nobody trusted signed. */
function certificateName(socket: TLSSocket): string | null | false {
  const certificate = socket.getPeerCertificate()
  if (!certificate || Object.keys(certificate).length === 0) return null
  if (!socket.authorized) return false
  const alternative = /(?:^|, )DNS:([^,]+)/.exec(certificate.subjectaltname ?? '')?.[1]
  const common = certificate.subject?.CN
  const name = alternative ?? (Array.isArray(common) ? common[0] : common)
  return name !== undefined && isSourceName(name) ? name : null
}

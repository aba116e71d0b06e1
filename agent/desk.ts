// The way to the desk: HTTPS to the one key that was pinned at enrolment. Nothing is written before the key was seen.
import { createHash, X509Certificate } from 'node:crypto'
import { createWriteStream, readFileSync } from 'node:fs'
import { Agent as HttpAgent, type IncomingHttpHeaders, type IncomingMessage, request as overHttp } from 'node:http'
import { type AgentOptions, Agent as HttpsAgent, request as overHttps } from 'node:https'
import { isIP } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { connect, type TLSSocket } from 'node:tls'
import { AgentFault } from './fault.ts'

export type Answer = {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  /** What the desk asks to wait, in milliseconds. */
  readonly retryAfterMs: number | null
  readonly heads: IncomingHttpHeaders
}
export type DeskWay = {
  /** Throws when no answer came, or one from somebody else. */
  post(path: string, body: string | Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Answer>
  ask(method: Method, path: string, body: Uint8Array, headers: Readonly<Record<string, string>>): Promise<Answer>
  /** What the desk answers goes into a file, as it comes; throws what the desk says when it is no file. */
  fetchTo(path: string, file: string, headers: Readonly<Record<string, string>>): Promise<void>
  close(): void
}
export type Method = 'POST' | 'HEAD' | 'PATCH'
/** How the desk is told from others: by a key, by the authorities of this host, or, when a person says so, not at all (its key is noted). */
export type Trust = {
  readonly pin: string | null
  readonly isFirst?: boolean
  readonly saw?: (pin: string) => void
  /** Files of what this agent shows of itself; read at each connection, so that a renewed one counts from the next. */
  readonly certificate?: { readonly cert: string; readonly key: string } | null
}

const answerMs = 120_000
const mostAnswer = 1_048_576
const longestWaitMs = 600_000

export const pinOf = (certificate: Buffer): string =>
  createHash('sha256')
    .update(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)

export function wayTo(desk: string, trust: Trust): DeskWay {
  const base = new URL(desk)
  const isTls = base.protocol === 'https:'
  // Over plain HTTP the secret and the lines could be read on the way.
  if (!isTls && !(base.protocol === 'http:' && isLoopback(base.hostname)))
    throw new AgentFault('needs-https', { url: desk })
  const keep: AgentOptions = { keepAlive: true, maxSockets: 2, maxCachedSessions: 0, timeout: answerMs }
  const agent = isTls ? new PinnedAgent(keep, base, trust) : new HttpAgent(keep)
  const request = isTls ? overHttps : overHttp
  const ask = (method: Method, path: string, body: string | Uint8Array, headers: Readonly<Record<string, string>>) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const bytes = typeof body === 'string' ? Buffer.from(body) : body
      const url = new URL(path.replace(/^\//, ''), base.href.endsWith('/') ? base : `${base.href}/`)
      const sent = request(url, {
        method,
        agent,
        headers: {
          'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
          'content-length': bytes.length,
          'accept-language': 'en',
          ...headers,
        },
      })
      const late = setTimeout(() => sent.destroy(new Error('no answer in time')), answerMs)
      sent.once('close', () => clearTimeout(late))
      sent.once('error', reject)
      sent.once('response', resolve)
      sent.end(bytes)
    })
  return {
    post: async (path, body, headers = {}) => await answerOf(await ask('POST', path, body, headers)),
    ask: async (method, path, body, headers) => await answerOf(await ask(method, path, body, headers)),
    async fetchTo(path, file, headers) {
      const response = await ask('POST', path, '{}', headers)
      if (response.statusCode !== 200) {
        const { status, body } = await answerOf(response)
        throw new Error(String(body.detail ?? `HTTP ${status}`))
      }
      await pipeline(response, createWriteStream(file, { flags: 'w', mode: 0o600 }))
    },
    close: () => agent.destroy(),
  }
}

type Done = (error: Error | null, socket: TLSSocket) => void
type Shown = { readonly cert: Buffer; readonly key: Buffer } | null

class PinnedAgent extends HttpsAgent {
  private readonly base: URL
  private readonly trust: Trust
  constructor(options: AgentOptions, base: URL, trust: Trust) {
    super(options)
    this.base = base
    this.trust = trust
  }

  #shown(): Shown | AgentFault {
    const { certificate } = this.trust
    if (!certificate) return null
    try {
      return { cert: readFileSync(certificate.cert), key: readFileSync(certificate.key) }
    } catch (error) {
      return new AgentFault('certificate.unreadable', { detail: (error as Error).message })
    }
  }

  // Node hands the socket to the request only when it is called back: the key is looked at before a byte of ours is sent.
  override createConnection(_options: unknown, done?: Done): undefined {
    const shown = this.#shown()
    if (shown instanceof AgentFault) done?.(shown, undefined as never)
    else this.#connect(shown, done)
  }

  #connect(shown: Shown, done?: Done): void {
    const { hostname, port } = this.base
    const host = hostname.replace(/^\[|\]$/g, '')
    const byAuthority = this.trust.pin === null && !this.trust.isFirst
    const socket = connect({
      ...shown,
      host,
      port: Number(port || 443),
      servername: isIP(host) ? '' : host,
      ALPNProtocols: ['http/1.1'],
      minVersion: 'TLSv1.2',
      rejectUnauthorized: byAuthority,
    })
    const fail = (error: Error): void => {
      socket.destroy()
      done?.(error, socket)
    }
    socket.once('error', fail)
    socket.once('secureConnect', () => {
      const pin = pinOf(socket.getPeerCertificate(false).raw)
      if (this.trust.pin !== null && pin !== this.trust.pin) return fail(new AgentFault('pin.wrong', { pin }))
      this.trust.saw?.(pin)
      socket.off('error', fail)
      done?.(null, socket)
    })
  }
}

async function answerOf(response: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > mostAnswer) throw new Error('the answer is too long for one of the desk')
    parts.push(part)
  }
  const retry = Number(response.headers['retry-after'])
  let body: Record<string, unknown> = {}
  try {
    const read: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'))
    if (typeof read === 'object' && read !== null) body = read as Record<string, unknown>
  } catch {
    // A proxy that answers in the desk's place speaks HTML.
  }
  return {
    status: response.statusCode ?? 0,
    body,
    heads: response.headers,
    retryAfterMs: Number.isFinite(retry) && retry >= 0 ? Math.min(retry * 1_000, longestWaitMs) : null,
  }
}

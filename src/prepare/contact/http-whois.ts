// Asks a registry over WHOIS (RFC 3912), where there is no RDAP: one line over TCP 43, bounded in time, size and how often it is sent on.
import { connect, type LookupFunction } from 'node:net'
import { decodeText } from '#src/core/charset.ts'
import { onlyAt, outwardAddress, type Resolve } from '#src/platform/http/outward.ts'
import type { Asked } from './asked.ts'
import type { RegistryAnswer } from './http-registry.ts'
import { readWhois, referralOf } from './whois-answer.ts'

const timeoutMs = 8_000
const mostBytes = 512 * 1024
const mostReferrals = 2
const whoisPort = 43

/** What stands in the one line of the question: nothing in it ends it early, or is read as a switch. */
const questionOf = (asked: Asked): string | null => {
  if (asked.type === 'name') return null
  const value = asked.type === 'email' ? asked.value.slice(asked.value.lastIndexOf('@') + 1) : asked.value
  const plain = value.replace(/\/(?:32|128)$/, '')
  return /^[\p{L}\p{N}][\p{L}\p{N}.:/-]{0,252}$/u.test(plain) ? plain : null
}

/** `server` as `whois.example.net` or `127.0.0.1:4343`: chosen by the organisation, wherever it stands. */
export async function askWhois(server: string | null, asked: Asked, resolve?: Resolve): Promise<RegistryAnswer> {
  if (server === null) return { state: 'off', from: '' }
  const question = questionOf(asked)
  if (question === null) return { state: 'unasked', from: server }
  const until = Date.now() + timeoutMs
  let at = server
  try {
    for (let hop = 0; ; hop++) {
      const lookup = at === server ? null : onlyAt(await outwardAddress(at, resolve))
      const text = await answerOf(at, question, Math.max(1, until - Date.now()), lookup)
      if (text === null) return { state: 'failed', from: at, detail: `> ${mostBytes} B` }
      const found = readWhois(text)
      const next = hop < mostReferrals ? referralOf(text) : null
      // Whoever is sent on to knows more; a name alone, without a port, and only one that leads out of this house.
      if (next === null || next === at)
        return found ? { state: 'found', found, from: at } : { state: 'nothing', from: at }
      at = next
    }
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException
    return { state: 'failed', from: at, detail: code ?? name }
  }
}

/** Null when it is too long to be an answer. */
function answerOf(
  server: string,
  question: string,
  withinMs: number,
  lookup: LookupFunction | null,
): Promise<string | null> {
  const [host = '', port] = /^\[?([^\]]+?)\]?(?::(\d{1,5}))?$/.exec(server)?.slice(1) ?? []
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let bytes = 0
    const socket = connect({
      host,
      port: Number(port ?? whoisPort),
      signal: AbortSignal.timeout(withinMs),
      ...(lookup ? { lookup } : {}),
    })
    socket.on('connect', () => socket.write(`${question}\r\n`))
    socket.on('data', (part) => {
      bytes += part.length
      if (bytes <= mostBytes) return void parts.push(part)
      socket.destroy()
      resolve(null)
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(decodeText(Buffer.concat(parts)).text))
  })
}

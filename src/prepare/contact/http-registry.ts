// Asks a registry over RDAP (RFC 7480, 9082): one server that the organisation chose, bounded in time, size and redirects.
import { request as askPlainly, type IncomingMessage } from 'node:http'
import { request as askSafely } from 'node:https'
import type { LookupFunction } from 'node:net'
import { onlyAt, outwardAddress, type Resolve } from '#src/platform/http/outward.ts'
import type { Asked } from './asked.ts'
import { type RegistryFound, readRegistry } from './registry.ts'

const timeoutMs = 8_000
const mostBytes = 512 * 1024
const mostRedirects = 3

export type RegistryAnswer =
  | { readonly state: 'found'; readonly found: RegistryFound; readonly from: string }
  | { readonly state: 'nothing' | 'off' | 'unasked'; readonly from: string }
  | { readonly state: 'failed'; readonly from: string; readonly detail: string }

const pathOf = (asked: Asked): string | null => {
  switch (asked.type) {
    case 'address':
      return `ip/${asked.value.replace(/\/(?:32|128)$/, '')}`
    case 'domain':
      return `domain/${asked.value}`
    case 'email':
      return `domain/${asked.value.slice(asked.value.lastIndexOf('@') + 1)}`
    case 'asn':
      return `autnum/${asked.value.slice(2)}`
    case 'name':
      return null
  }
}

export async function askRegistry(base: string | null, asked: Asked, resolve?: Resolve): Promise<RegistryAnswer> {
  if (base === null) return { state: 'off', from: '' }
  const path = pathOf(asked)
  const own = new URL(base.endsWith('/') ? base : `${base}/`)
  const from = own.host
  if (path === null) return { state: 'unasked', from }
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    let url = new URL(path, own)
    for (let hop = 0; hop <= mostRedirects; hop++) {
      // The server that the organisation chose stands where it likes; where it sends us must lead out of this house.
      const lookup = url.origin === own.origin ? null : onlyAt(await outwardAddress(url.hostname, resolve))
      const response = await answerOf(url, signal, lookup)
      const { statusCode: status = 0 } = response
      const next = status >= 300 && status < 400 ? response.headers.location : undefined
      if (next !== undefined || status < 200 || status > 299) response.destroy()
      if (next !== undefined) {
        const to = new URL(next, url)
        if (to.protocol !== 'https:' && to.origin !== own.origin) return { state: 'failed', from, detail: to.origin }
        url = to
        continue
      }
      if (status === 404) return { state: 'nothing', from: url.host }
      if (status < 200 || status > 299) return { state: 'failed', from: url.host, detail: `HTTP ${status}` }
      const text = await bounded(response)
      if (text === null) return { state: 'failed', from: url.host, detail: `> ${mostBytes} B` }
      const found = readRegistry(JSON.parse(text))
      return found ? { state: 'found', found, from: url.host } : { state: 'nothing', from: url.host }
    }
    return { state: 'failed', from, detail: 'redirects' }
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException
    return { state: 'failed', from, detail: code ?? name }
  }
}

/** Not by `fetch`: it would look the name up again. Nothing is followed here. */
function answerOf(url: URL, signal: AbortSignal, lookup: LookupFunction | null): Promise<IncomingMessage> {
  const ask = url.protocol === 'https:' ? askSafely : askPlainly
  return new Promise((resolve, reject) => {
    ask(
      url,
      {
        signal,
        agent: false,
        headers: { accept: 'application/rdap+json', 'accept-encoding': 'identity' },
        ...(lookup ? { lookup } : {}),
      },
      resolve,
    )
      .on('error', reject)
      .end()
  })
}

async function bounded(response: IncomingMessage): Promise<string | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response as AsyncIterable<Uint8Array>) {
    bytes += part.length
    if (bytes > mostBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

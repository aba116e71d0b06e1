// Asks a registry over RDAP (RFC 7480, 9082): one server that the organisation chose, bounded in time, size and redirects.
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

export async function askRegistry(base: string | null, asked: Asked): Promise<RegistryAnswer> {
  if (base === null) return { state: 'off', from: '' }
  const path = pathOf(asked)
  const from = new URL(base).host
  if (path === null) return { state: 'unasked', from }
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    let url = new URL(path, base.endsWith('/') ? base : `${base}/`)
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const response = await fetch(url, { signal, redirect: 'manual', headers: { accept: 'application/rdap+json' } })
      const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
      if (next !== null) {
        await response.body?.cancel()
        const to = new URL(next, url)
        // A registry sends to another registry, never into this house.
        if (to.protocol !== 'https:' && to.origin !== url.origin) return { state: 'failed', from, detail: to.origin }
        url = to
        continue
      }
      if (response.status === 404) {
        await response.body?.cancel()
        return { state: 'nothing', from: url.host }
      }
      if (!response.ok) {
        await response.body?.cancel()
        return { state: 'failed', from: url.host, detail: `HTTP ${response.status}` }
      }
      const text = await bounded(response)
      if (text === null) return { state: 'failed', from: url.host, detail: `> ${mostBytes} B` }
      const found = readRegistry(JSON.parse(text))
      return found ? { state: 'found', found, from: url.host } : { state: 'nothing', from: url.host }
    }
    return { state: 'failed', from, detail: 'redirects' }
  } catch (error) {
    const cause = (error as Error).cause as NodeJS.ErrnoException | undefined
    return { state: 'failed', from, detail: cause?.code ?? (error as Error).name }
  }
}

async function bounded(response: Response): Promise<string | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.length
    if (bytes > mostBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

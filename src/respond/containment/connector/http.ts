// A question to a program over HTTP: bounded in time and size, never sent on to somewhere else.
import { reasonOf } from './connector.ts'

const answerMax = 64_000

export type Answered =
  | { readonly status: number; readonly body: unknown }
  /** No answer; `isSent` is false when the request is known never to have left. */
  | { readonly status: null; readonly isSent: boolean; readonly reason: string }

export async function ask(
  url: string,
  { headers, body }: { headers: Readonly<Record<string, string>>; body: string },
  signal: AbortSignal,
): Promise<Answered> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
    return { status: response.status, body: parsed(await textOf(response)) }
  } catch (error) {
    const code = (error as { cause?: { code?: string } }).cause?.code ?? ''
    const isSent = !['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'].includes(code)
    return { status: null, isSent, reason: reasonOf(error) }
  }
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.byteLength
    if (length > answerMax) break
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

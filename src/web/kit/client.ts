import type { Endpoint, InputOf, OutputOf } from '#src/core/endpoint.ts'
import { address, queryOf } from '#src/platform/http/client.ts'
import type { ProblemDetails } from '#src/platform/http/problem-details.ts'
import { spokenLang } from './lang.tsx'

/** What the desk refused, or why it did not answer. `message` is in the reader's language unless `isUnreachable`. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly errors: readonly { readonly where: string; readonly message: string }[]
  readonly requestId: string | null
  constructor(details: Partial<ProblemDetails> & { status: number; code: string }) {
    super(details.errors?.length ? (details.title ?? '') : (details.detail ?? details.title ?? ''))
    this.name = 'Problem'
    this.status = details.status
    this.code = details.code
    this.facts = details.facts ?? {}
    this.errors = details.errors ?? []
    this.requestId = details.requestId ?? null
  }
  get isUnreachable(): boolean {
    return this.status === 0
  }
}

/** Hears of every request that the desk did not answer. */
export const unreachable = new EventTarget()
export function unanswered(): Problem {
  unreachable.dispatchEvent(new Event('unreachable'))
  return new Problem({ status: 0, code: 'desk.unreachable' })
}

/** Asks the desk once: `await ask(reportApi.show, { id })`. Throws a Problem. */
export async function ask<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: { files?: readonly File[]; signal?: AbortSignal } = {},
): Promise<OutputOf<E>> {
  const { method, path, rest } = address(endpoint.route, input as Record<string, unknown>)
  const isQuery = method === 'GET' || method === 'DELETE'
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': spokenLang }
  let body: BodyInit | undefined
  if (endpoint.takes === 'files') body = formOf(rest, options.files ?? [])
  else if (!isQuery) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify(rest)
  }
  let response: Response
  try {
    response = await fetch(isQuery ? path + queryText(rest) : path, { method, headers, body, signal: options.signal })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw unanswered()
  }
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as OutputOf<E>
  throw problemOf(response.status, answer)
}

/** What an answer that is no success says. */
export function problemOf(status: number, answer: unknown): Problem {
  const details = (answer ?? {}) as Partial<ProblemDetails>
  // What answers without a code is a proxy in front of a desk that is down.
  return details.code ? new Problem({ ...details, status, code: details.code }) : unanswered()
}

/** Where a download lies, for the `href` of a link: `<a href={hrefOf(incidentApi.caseFile, { incident, lang })} download>`. */
export function hrefOf<E extends Endpoint>(endpoint: E, input: InputOf<E>): string {
  const { path, rest } = address(endpoint.route, input as Record<string, unknown>)
  return path + queryText(rest)
}

function queryText(fields: Readonly<Record<string, unknown>>): string {
  const text = new URLSearchParams(queryOf(fields)).toString()
  return text === '' ? '' : `?${text}`
}

function formOf(fields: Readonly<Record<string, unknown>>, files: readonly File[]): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(queryOf(fields))) form.append(name, value)
  for (const file of files) form.append('files', file)
  return form
}

import type { Download, EndpointTable, InputOf, OutputOf } from '#src/core/endpoint.ts'

/** What a request is made of, before it is a URL: the same for the browser, the command line and the tests. */
export type Asked = {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** JSON body, or undefined. */
  readonly body?: unknown
  /** Multipart body, for endpoints that take files. */
  readonly form?: FormData
  readonly gives: 'json' | 'download'
}
export type Send = (asked: Asked) => Promise<unknown>
export type FileLike = Blob | { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

type Answer<E> = E extends { gives: 'download' } ? Download : OutputOf<E>
type Call<E> = E extends { takes: 'files' }
  ? (input: InputOf<E>, files: readonly FileLike[]) => Promise<Answer<E>>
  : (input: InputOf<E>) => Promise<Answer<E>>
export type ClientOf<T extends EndpointTable> = { readonly [K in keyof T]: Call<T[K]> }

/** A typed client from a slice's table: `clientOf(reportApi, send).show({ id })`. */
export function clientOf<T extends EndpointTable>(table: T, send: Send): ClientOf<T> {
  return Object.fromEntries(
    Object.entries(table).map(([name, endpoint]) => [
      name,
      (input: Record<string, unknown>, files: readonly FileLike[] = []) => {
        const { method, path, rest } = address(endpoint.route, input)
        const gives = endpoint.gives ?? 'json'
        if (endpoint.takes === 'files') return send({ method, path, query: {}, form: formOf(rest, files), gives })
        if (method === 'GET' || method === 'DELETE') return send({ method, path, query: queryOf(rest), gives })
        return send({ method, path, query: {}, body: rest, gives })
      },
    ]),
  ) as unknown as ClientOf<T>
}

/** Fills the braces of a route; what is left of the input goes into the query or the body. */
export function address(
  route: string,
  input: Readonly<Record<string, unknown>>,
): { method: string; path: string; rest: Record<string, unknown> } {
  const [method = 'GET', template = '/'] = route.split(' ')
  const rest = { ...input }
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value ?? ''))
  })
  return { method, path, rest }
}

export function queryOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined && value !== null && value !== false)
      .map(([name, value]) => [name, String(value)]),
  )
}

function formOf(fields: Readonly<Record<string, unknown>>, files: readonly FileLike[]): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(queryOf(fields))) form.append(name, value)
  for (const file of files) {
    if (file instanceof Blob) form.append('files', file)
    else form.append('files', new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.mediaType }), file.name)
  }
  return form
}

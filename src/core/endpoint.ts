import { z } from 'zod'
import type { Permission } from './permission.ts'

/** A file that came with a request: name and media type as claimed, bytes as they are. */
export type UploadedFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
/** A body that is no JSON, as it came: packed when the sender packed it. */
export type SentBytes = { readonly mediaType: string; readonly bytes: Uint8Array }
/** Bytes that leave the desk, always as a download, never rendered. */
export type Download = {
  readonly name: string
  readonly mediaType: string
  readonly body: Uint8Array | ReadableStream<Uint8Array>
  readonly bytes?: number
  /** Shown in place: only for images whose first bytes were checked. */
  readonly isInline?: boolean
}

/**
 * One thing that can be asked of the desk. From this value come the HTTP route, the typed client, the OpenAPI document and
 * the permission matrix test; a permission cannot be left out.
 */
export type Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  /** `GET /api/incidents/{id}`: parameters in braces are fields of the input. */
  readonly route: `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /${string}`
  readonly permission: Permission
  /** One sentence for the OpenAPI document and `--help`. */
  readonly summary: string
  readonly input: I
  readonly output: O
  /**
   * `files`: the request is multipart/form-data; the action gets `files: UploadedFile[]` beside the other fields.
   * `bytes`: the body is what it is, the fields stand in the query; the action gets `body: SentBytes` beside them.
   */
  readonly takes?: 'json' | 'files' | 'bytes'
  /** `download`: the action answers with a Download instead of JSON. */
  readonly gives?: 'json' | 'download'
  /** Media type of a download. */
  readonly mediaType?: string
}

export type EndpointTable = Readonly<Record<string, Endpoint>>
export type InputOf<E> = E extends Endpoint<infer I, z.ZodType> ? z.input<I> : never
export type ParsedInputOf<E> = E extends Endpoint<infer I, z.ZodType> ? z.output<I> : never
export type OutputOf<E> = E extends Endpoint<z.ZodType, infer O> ? z.output<O> : never

export function endpoint<
  I extends z.ZodType,
  O extends z.ZodType,
  const E extends Omit<Endpoint<I, O>, 'input' | 'output'>,
>(table: E & { input: I; output: O }): E & { input: I; output: O } {
  return table
}

export const nothing = z.object({})
/** What an endpoint with `gives: 'download'` declares as its output. */
export const bytes = z.unknown()

/** A yes or no in a query: `true`, `1`, `yes`, `false`, `0`, `no`. */
export const flag = z.union([z.boolean(), z.stringbool()])

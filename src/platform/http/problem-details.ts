/** RFC 9457 problem details, with a code that programs read and words that people read. */
export type ProblemDetails = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  /** Faults of single fields: which, and what is wrong with it. */
  readonly errors?: readonly { readonly where: string; readonly message: string }[]
  readonly requestId: string
}

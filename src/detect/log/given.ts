// What one pass over one file or stream is told from outside.
export type Given = {
  /** IANA zone or offset of stamps that name none. */
  readonly zone: string
  /** Year of the first stamp that names none. Without it the newest year that is not in the future of `receivedAtMs`. */
  readonly year?: number | null
  readonly receivedAtMs: number
  readonly source?: string | null
  readonly file?: string | null
  /** Lines of the file that stand before the first one. */
  readonly before?: number
  /** Name of a format, or `auto`. */
  readonly format: string
}

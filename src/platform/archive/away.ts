/** Part of the archive cannot be reached, or all of it, and without it there is no honest answer. */
export class ArchiveAway extends Error {
  /** Names of what does not answer. */
  readonly parts: readonly string[]
  constructor(parts: readonly string[], reason: string) {
    super(reason)
    this.name = 'ArchiveAway'
    this.parts = parts
  }
}

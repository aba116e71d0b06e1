import type { Segment } from '../archive.ts'

/**
 * Which closed days there are, and the moment at which lines move from the open table to a file: whoever reads meanwhile reads again,
 * so that no line is missed or seen twice.
 */
export class Catalogue {
  private known: readonly Segment[]
  private generation = 0
  private moving: Promise<unknown> | null = null

  constructor(segments: readonly Segment[]) {
    this.known = segments
  }

  get segments(): readonly Segment[] {
    return this.known
  }

  /** Reads against one state of the catalogue. */
  async steady<T>(read: (segments: readonly Segment[]) => Promise<T>): Promise<T> {
    for (;;) {
      if (this.moving) await this.moving
      const begun = this.generation
      try {
        const result = await read(this.known)
        if (begun === this.generation) return result
      } catch (error) {
        if (begun === this.generation) throw error
      }
    }
  }

  /** Changes which lines stand where; `change` gives the new list. */
  async move(change: () => Promise<readonly Segment[]>): Promise<void> {
    this.generation++
    const moving = change()
    this.moving = moving.catch(() => undefined)
    try {
      this.known = await moving
    } finally {
      this.moving = null
    }
  }
}

// How long a detector has been looking: in its first days it only learns, for then everything is new.
import { dayMs } from './detector.ts'

export class Learning {
  firstMs: number | null = null

  /** Is it still learning when this happens? Lines older than the first one belong to what it learns from. */
  sees(atMs: number, days: number): boolean {
    this.firstMs ??= atMs
    return atMs - this.firstMs < days * dayMs
  }
}

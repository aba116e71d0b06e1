// One annotated log file as the bench feeds it: the bytes, what the annotation says of zone and year, and what is expected of which line.

/** Flat ECS keys as the annotation states them, before normalisation. */
export type Fields = Readonly<Record<string, unknown>>

export type Expectation = {
  /** Line of the file, from 1; without it the expectations follow the order of the events. */
  readonly line?: number
  readonly fields: Fields
}

export type Case = {
  readonly set: string
  /** The bucket of the table: a format of the issue, or the product's own name. */
  readonly format: string
  /** Products that the issue does not name: counted apart, the aim does not hold for them. */
  readonly isOther: boolean
  readonly name: string
  readonly text: string
  /** The source's pinned format, where the annotation gives one (Sekoia: the intake's product, its syslog header is cut off). */
  readonly pin?: string
  readonly zone?: string
  readonly year?: number
  /** The moment at which the log arrived, for lines without a year. */
  readonly receivedAt?: string
  /** Years that the annotation invented are not scored. */
  readonly isYearUnknown?: boolean
  /** The annotation states times to the second: ours is compared to the second. */
  readonly isToTheSecond?: boolean
  /** The text is one record, whatever line ends it holds. */
  readonly isOneRecord?: boolean
  readonly expect: readonly Expectation[]
}

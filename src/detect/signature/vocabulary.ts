// How the fields of a source are called in its events.

/** An event as JSON has it: flat, or objects and lists within. */
export type EventObject = Readonly<Record<string, unknown>>

/** Which keys of an event hold a field of a rule, and what a keyword is looked for in. */
export type Vocabulary = {
  readonly keysOf: (field: string) => readonly string[]
  readonly wholeOf: (event: EventObject) => readonly string[]
  /** The keys are keys of the event as they stand, and never paths into it. */
  readonly isFlat: boolean
}

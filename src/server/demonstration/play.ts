import type { EndpointTable, InputOf, OutputOf } from '#src/core/endpoint.ts'
import type { Context } from '#src/platform/context.ts'

type Played<T extends EndpointTable> = {
  readonly [K in keyof T]: (context: Context, input: InputOf<T[K]>) => Promise<OutputOf<T[K]>>
}

/** The actions of a slice as a page or a program calls them: what is left out takes its default, what is wrong is refused. */
export function played<T extends EndpointTable>(table: T, actions: object): Played<T> {
  return Object.fromEntries(
    Object.entries(table).map(([name, { input }]) => [
      name,
      (context: Context, given: unknown) =>
        (actions as Record<string, (context: Context, input: unknown) => unknown>)[name]!(context, input.parse(given)),
    ]),
  ) as Played<T>
}

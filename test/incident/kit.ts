import type { EndpointTable, InputOf, OutputOf, ParsedInputOf } from '#src/core/endpoint.ts'
import { Refusal } from '#src/core/refusal.ts'
import { reportActions } from '#src/detect/report/actions.ts'
import { reportApi } from '#src/detect/report/api.ts'
import type { Context } from '#src/platform/context.ts'
import { findActions } from '#src/respond/find/actions.ts'
import { findApi } from '#src/respond/find/api.ts'
import { incidentActions } from '#src/respond/incident/actions.ts'
import { incidentApi } from '#src/respond/incident/api.ts'
import { observableActions } from '#src/respond/observable/actions.ts'
import { observableApi } from '#src/respond/observable/api.ts'

type Answer<E> = E extends { gives: 'download' } ? { name: string; mediaType: string; body: Uint8Array } : OutputOf<E>
type Calls<T extends EndpointTable> = {
  [K in keyof T]: (context: Context, input: InputOf<T[K]> & { files?: unknown }) => Promise<Answer<T[K]>>
}

/** Actions as a request reaches them: the input is parsed, and what goes out is held to the contract. */
export function calls<T extends EndpointTable>(
  table: T,
  actions: Record<string, (context: never, input: never) => Promise<unknown>>,
): Calls<T> {
  return Object.fromEntries(
    Object.entries(table).map(([name, endpoint]) => [
      name,
      async (context: Context, { files, ...input }: { files?: unknown }) => {
        const parsed = { ...(endpoint.input.parse(input) as object), ...(files ? { files } : {}) }
        const output = await actions[name]!(context as never, parsed as never)
        if (endpoint.gives !== 'download') endpoint.output.parse(output)
        else return { ...(output as object), body: await whole(output as { body: BodyInit }) }
        return output
      },
    ]),
  ) as never
}

/** A download to its last byte, whether it came at once or in parts. */
const whole = async ({ body }: { body: BodyInit }) => new Uint8Array(await new Response(body).arrayBuffer())

export const incident = calls(incidentApi, incidentActions as never)
export const observable = calls(observableApi, observableActions as never)
export const find = calls(findApi, findActions as never).find
export const reports = calls(reportApi, reportActions as never)

export async function newReport(
  context: Context,
  report: Partial<ParsedInputOf<typeof reportApi.create>>,
): Promise<string> {
  const { id } = await reports.create(context, { channel: 'api', text: 'We were scanned.', ...report } as never)
  return id
}

/** The code with which the desk said no. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'allowed'
}

export const textOf = (download: { body: unknown }): string => new TextDecoder().decode(download.body as Uint8Array)

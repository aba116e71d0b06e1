import { Readable } from 'node:stream'
import type { Download, ParsedInputOf } from '#src/core/endpoint.ts'
import { spanOf } from '#src/detect/signature/actions/hunt-once.ts'
import type { Context } from '#src/platform/context.ts'
import { webStream } from '#src/platform/web-stream.ts'
import type { anomalyApi } from '../api.ts'
import { DetectorName } from '../detector.ts'
import { givenOf } from '../jobs/given.ts'
import { openHunter } from '../jobs/hunter.ts'

/** The detectors over what was kept, with a memory of their own that is thrown away: nothing of it stays at the desk. */
export async function huntUnusual(
  context: Context,
  { learn, ...input }: ParsedInputOf<(typeof anomalyApi)['hunt']>,
): Promise<Download> {
  const { desk } = context
  const span = await spanOf(context, input)
  // An answer that has begun cannot turn into an error: whether anything answers at all is asked first.
  await (await desk.archive()).missing()
  const given = await givenOf(desk)
  const days = (name: DetectorName): number => learn ?? given.settings[name].days
  const settings = Object.fromEntries(
    DetectorName.options.map((name) => [name, { ...given.settings[name], days: days(name) }]),
  ) as typeof given.settings
  const hunter = await openHunter(desk)
  const cut = new AbortController()
  const steps = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const step of hunter.huntUnusual({ ...given, settings }, span, cut.signal))
        yield Buffer.from(`${JSON.stringify(step)}\n`)
    } catch (error) {
      // Whoever asked has gone: that is how a hunt is cancelled.
      if (!cut.signal.aborted) throw error
    } finally {
      await hunter.end()
    }
  }
  const stream = Readable.from(steps())
  stream.once('close', () => {
    cut.abort()
    void hunter.end()
  })
  return { name: 'unusual.ndjson', mediaType: 'application/x-ndjson', body: webStream(stream) }
}

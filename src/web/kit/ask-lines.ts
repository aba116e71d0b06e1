import type { Endpoint, InputOf } from '#src/core/endpoint.ts'
import { hrefOf, problemOf, unanswered } from './client.ts'
import { spokenLang } from './lang.tsx'

/** Asks for an answer that comes in steps, one JSON value a line, and gives each as it comes. Aborting ends the work at the desk. */
export async function* askLines<Step>(
  endpoint: Endpoint,
  input: InputOf<Endpoint>,
  signal: AbortSignal,
): AsyncGenerator<Step> {
  let response: Response
  try {
    response = await fetch(hrefOf(endpoint, input), { signal, headers: { 'Accept-Language': spokenLang } })
  } catch (error) {
    if (signal.aborted) throw error
    throw unanswered()
  }
  if (!response.ok || !response.body) throw problemOf(response.status, await response.json().catch(() => null))
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    const lines = (rest + value).split('\n')
    rest = lines.pop()!
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Step
  }
  if (rest !== '') yield JSON.parse(rest) as Step
}

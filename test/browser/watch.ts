import type { BrowserContext } from 'playwright-core'

export type Watch = {
  /** Errors that the pages or their console told. */
  readonly errors: string[]
  /** Everything that was asked of anybody but the desk. */
  readonly strangers: string[]
}

/** Keeps an eye on everything a reader's pages do by themselves. What they ask of strangers is noted and does not go out. */
export async function watch(context: BrowserContext, url: string): Promise<Watch> {
  const seen: Watch = { errors: [], strangers: [] }
  const { origin } = new URL(url)
  context.on('weberror', (error) => seen.errors.push(error.error().message))
  // That something is not there, not for somebody who is not signed in, or refused, the browser calls an error and we do not.
  context.on(
    'console',
    (line) => line.type() === 'error' && !/status of (401|404|422)/.test(line.text()) && seen.errors.push(line.text()),
  )
  await context.route(
    (address) => /^(https?|wss?|ftp):$/.test(address.protocol) && address.origin !== origin,
    (route) => {
      seen.strangers.push(route.request().url())
      return route.abort()
    },
  )
  return seen
}

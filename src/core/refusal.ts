/** What a person asked cannot be done by the rules. The code is a key of `refusalWords`; the facts fill its sentence. */
export class Refusal extends Error {
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  constructor(code: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }
}

export function refuse(code: string, facts: Readonly<Record<string, unknown>> = {}): never {
  throw new Refusal(code, facts)
}

/** How a refusal reads over HTTP: by the last part of its code, so that no endpoint chooses a number by hand. */
export function statusOf(code: string): 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503 {
  const what = code.slice(code.lastIndexOf('.') + 1)
  if (what === 'not-found') return 404
  if (what === 'not-signed-in' || what === 'wrong-credentials') return 401
  if (what === 'not-allowed') return 403
  if (what === 'too-many') return 429
  if (what === 'too-large') return 413
  if (what === 'invalid') return 400
  if (what === 'unavailable') return 503
  if (what.startsWith('already-') || what.startsWith('changed-')) return 409
  return 422
}

// What a report names: what its fields state before what its text says, the reporter's own house, and when each was seen.
import { extractObservables, normalise, type ObservableRole, refang } from '#src/core/observable.ts'
import { clean } from './clean.ts'

export type DraftObservable = {
  readonly type: string
  readonly value: string
  readonly port: number | null
  readonly role: ObservableRole
  readonly firstAt: string | null
  readonly lastAt: string | null
}

const freeMail = new Set(
  'gmail.com yahoo.co.jp yahoo.com hotmail.com outlook.com outlook.jp icloud.com live.jp live.com docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com ocn.ne.jp biglobe.ne.jp proton.me protonmail.com gmx.de gmx.net web.de aol.com'.split(
    ' ',
  ),
)

const maxStated = 500

/** What a person put into a field for addresses is one, also where the text around would leave it in doubt (names of a house). */
export function addressesIn(text: string | undefined, role: ObservableRole): DraftObservable[] {
  if (!text) return []
  const plain = refang(clean(text))
  const found: { type: string; value: string; port: number | null }[] = [...extractObservables(plain, maxStated).found]
  const isKnown = (type: string, value: string) => found.some((one) => one.type === type && one.value === value)
  for (const word of plain.split(/[\s,;、，；<>]+/).slice(0, maxStated)) {
    const email = word.includes('@') ? normalise('email-addr', word) : null
    const [, name = '', port] = /^([^\s/@:]+\.[a-z][^\s/@:]*)(?::(\d{1,5}))?$/i.exec(word) ?? []
    const host = name === '' ? null : normalise('domain-name', name)
    if (email !== null && !isKnown('email-addr', email)) found.push({ type: 'email-addr', value: email, port: null })
    if (host !== null && !isKnown('domain-name', host))
      found.push({
        type: 'domain-name',
        value: host,
        port: port !== undefined && Number(port) <= 65_535 ? Number(port) : null,
      })
  }
  return found.map(({ type, value, port }) => ({ type, value, port, role, firstAt: null, lastAt: null }))
}

export function merged(stated: readonly DraftObservable[], read: readonly DraftObservable[]): DraftObservable[] {
  const all = new Map(stated.map((one) => [`${one.type} ${one.value}`, one]))
  for (const one of read) {
    const known = all.get(`${one.type} ${one.value}`)
    all.set(`${one.type} ${one.value}`, known ? { ...one, role: known.role, port: known.port ?? one.port } : one)
  }
  return [...all.values()]
}

/** The reporter's own domain, so that what somebody else reports of that house meets this report. */
export function withHouse(
  observables: readonly Omit<DraftObservable, 'firstAt' | 'lastAt'>[],
  email: string | null,
): Omit<DraftObservable, 'firstAt' | 'lastAt'>[] {
  const domain = email === null ? null : normalise('domain-name', email.slice(email.lastIndexOf('@') + 1))
  if (domain === null || freeMail.has(domain)) return [...observables]
  if (observables.some((one) => one.type === 'domain-name' && one.value === domain)) return [...observables]
  return [...observables, { type: 'domain-name', value: domain, port: null, role: 'reporter' }]
}

export function withTimes(
  observables: readonly Omit<DraftObservable, 'firstAt' | 'lastAt'>[],
  lines: readonly { raw: string; at: string | null }[],
): DraftObservable[] {
  const spans = new Map<string, { first: number; last: number }>()
  for (const { raw, at } of lines) {
    const ms = at === null ? Number.NaN : Date.parse(at)
    if (Number.isNaN(ms)) continue
    for (const { type, value } of extractObservables(raw, 50).found) {
      const key = `${type} ${value}`
      const span = spans.get(key)
      if (!span) spans.set(key, { first: ms, last: ms })
      else spans.set(key, { first: Math.min(span.first, ms), last: Math.max(span.last, ms) })
    }
  }
  return observables.map((one) => {
    const span = spans.get(`${one.type} ${one.value}`)
    const iso = (ms: number) => new Date(ms).toISOString()
    return {
      ...one,
      value: one.value.slice(0, 4_000),
      firstAt: span ? iso(span.first) : null,
      lastAt: span ? iso(span.last) : null,
    }
  })
}

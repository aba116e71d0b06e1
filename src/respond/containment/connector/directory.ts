// Disables an account in a directory over LDAP, remembers what stood there, and puts that back.
import { Attribute, Change, Client, EqualityFilter } from 'ldapts'
import { asDetail, type Connector, type Order, reasonOf, Unfit } from './connector.ts'

/** How a directory marks an account as disabled: an attribute with a value, or Active Directory's bit. */
export type Mark = { readonly attribute: string; readonly value: string } | 'active-directory'

export type Directory = {
  readonly url: string
  readonly bindDn: string
  readonly password: string
  readonly base: string
  /** By which attribute people name an account: `uid`, `sAMAccountName`. */
  readonly nameAttribute: string
  readonly mark: Mark
  readonly limitMs: number
}

/** ACCOUNTDISABLE in userAccountControl. */
const disabledBit = 2

type Account = { readonly dn: string; readonly values: readonly string[] }
type Memo = { readonly dn: string; readonly before: readonly string[] }

export function directory(of: Directory): Connector {
  const attribute = of.mark === 'active-directory' ? 'userAccountControl' : of.mark.attribute
  const isDisabled = ({ values }: Account): boolean =>
    of.mark === 'active-directory' ? (Number(values[0]) & disabledBit) !== 0 : values.includes(of.mark.value)
  const disabled = ({ values }: Account): string[] =>
    of.mark === 'active-directory' ? [String(Number(values[0] ?? 512) | disabledBit)] : [of.mark.value]
  /** Without what stood there before, an account is enabled as new ones are. */
  const enabled = ({ values }: Account, memo: Memo | null): readonly string[] =>
    memo?.before ?? (of.mark === 'active-directory' ? [String(Number(values[0] ?? 512) & ~disabledBit)] : [])

  async function withClient<T>(signal: AbortSignal, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ url: of.url, timeout: of.limitMs, connectTimeout: of.limitMs, strictDN: true })
    const stop = () => void client.unbind().catch(() => {})
    signal.addEventListener('abort', stop, { once: true })
    try {
      await client.bind(of.bindDn, of.password)
      return await work(client)
    } finally {
      signal.removeEventListener('abort', stop)
      await client.unbind().catch(() => {})
    }
  }

  /** The one account of that name; none or several is nothing that may be changed. */
  async function accountOf(client: Client, { target }: Order): Promise<Account | string> {
    if (target.kind !== 'disable-account') throw new Unfit(target.kind)
    const { searchEntries } = await client.search(of.base, {
      scope: 'sub',
      // A filter as a value: nothing of a name is read as part of a question.
      filter: new EqualityFilter({ attribute: of.nameAttribute, value: target.account }),
      attributes: [attribute],
      sizeLimit: 2,
    })
    if (searchEntries.length !== 1) return `${searchEntries.length} accounts of that name`
    const entry = searchEntries[0]!
    const found = entry[attribute]
    return { dn: entry.dn, values: (Array.isArray(found) ? found : found === undefined ? [] : [found]).map(String) }
  }

  const replace = (client: Client, dn: string, values: readonly string[]) =>
    client.modify(
      dn,
      new Change({ operation: 'replace', modification: new Attribute({ type: attribute, values: [...values] }) }),
    )

  return {
    dryRun({ target }, verb) {
      if (target.kind !== 'disable-account') throw new Unfit(target.kind)
      const set = of.mark === 'active-directory' ? `bit ${disabledBit}` : of.mark.value
      return [
        `${of.url} ${of.base} (${of.nameAttribute}=${target.account}): ${verb === 'apply' ? `${attribute} := ${set}` : `${attribute} as before`}`,
      ]
    },
    async apply(order, signal) {
      let begun = false
      try {
        return await withClient(signal, async (client) => {
          const account = await accountOf(client, order)
          if (typeof account === 'string') return { done: 'not-done', detail: account }
          if (isDisabled(account))
            return {
              done: 'done',
              detail: 'already there',
              memo: order.memo ?? { dn: account.dn, before: account.values },
            }
          begun = true
          await replace(client, account.dn, disabled(account))
          return { done: 'done', detail: account.dn, memo: { dn: account.dn, before: account.values } satisfies Memo }
        })
      } catch (error) {
        return { done: begun && !isAnswer(error) ? 'unknown' : 'not-done', detail: asDetail(reasonOf(error)) }
      }
    },
    async verify(order, signal) {
      return await withClient(signal, async (client) => {
        const account = await accountOf(client, order)
        if (typeof account === 'string') return { found: 'cannot-tell', detail: account }
        return {
          found: isDisabled(account) ? 'in-force' : 'not-in-force',
          detail: `${account.dn} ${attribute}=${account.values.join(',')}`,
        }
      })
    },
    async undo(order, signal) {
      let begun = false
      try {
        return await withClient(signal, async (client) => {
          const account = await accountOf(client, order)
          if (typeof account === 'string') return { done: 'not-done', detail: account }
          if (!isDisabled(account)) return { done: 'done', detail: 'nothing there' }
          begun = true
          await replace(client, account.dn, enabled(account, order.memo as Memo | null))
          return { done: 'done', detail: account.dn }
        })
      } catch (error) {
        return { done: begun && !isAnswer(error) ? 'unknown' : 'not-done', detail: asDetail(reasonOf(error)) }
      }
    },
  }
}

/** A result code is the directory's own answer: it did not do it. */
const isAnswer = (error: unknown): boolean => typeof (error as { code?: unknown }).code === 'number'

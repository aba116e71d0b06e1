// Passwords in a directory over LDAP: several connections, several changes in flight on each.
import { Attribute, BerWriter, Change, Client, ResultCodeError } from 'ldapts'
import { refuse } from '#src/core/refusal.ts'
import type { Connector } from '../campaign.ts'
import { causeOf, type Directory, type Outcome, severalAtOnce, type Target } from './directory.ts'
import { hashesOf } from './scheme.ts'

type Ldap = Extract<Connector, { kind: 'ldap' }>

/** Password modify (RFC 3062). */
const passwordModify = '1.3.6.1.4.1.4203.1.11.1'
const connectMs = 5_000
/** busy, unavailable, time limit: the directory asks to come again (RFC 4511, appendix A.2). */
const comeAgain = new Set([3, 51, 52])

export async function openLdap(ldap: Ldap, bindPassword: string): Promise<Directory> {
  if (ldap.method === 'unicodePwd' && !ldap.url.startsWith('ldaps:')) refuse('campaign.directory.needs-ldaps')
  const links = Array.from({ length: ldap.connections }, () => linkOf(ldap, bindPassword))
  const close = async () => {
    await Promise.all(links.map((link) => link.close()))
  }
  try {
    await Promise.all(links.map((link) => link.ready()))
  } catch (error) {
    await close()
    const cause = error instanceof Unreached ? error.cause : error
    const isRefused = cause instanceof ResultCodeError && !comeAgain.has(cause.code)
    const facts = { detail: causeOf(cause, [bindPassword]) }
    if (isRefused) refuse('campaign.directory.refused', facts)
    refuse('campaign.directory.unavailable', facts)
  }
  return {
    async change(targets) {
      const outcomes = new Map<string, Outcome>()
      await severalAtOnce(targets, ldap.connections * ldap.inFlight, async (target, i) => {
        const link = links[i % links.length]!
        const work = async () => await setPassword(await link.ready(), ldap, target)
        outcomes.set(target.key, await outcomeOf([target.secret, bindPassword], work))
      })
      return outcomes
    },
    bind: (target) => bindAs(ldap, target),
    close,
  }
}

/** The way there is not open: no answer of the directory about any account. */
class Unreached extends Error {}

type Link = { ready(): Promise<Client>; close(): Promise<void> }

/**
 * One connection that is bound, or is being bound by one of those who wait for it. A lost one is replaced whole: a client that connects
 * again by itself would go on without being signed in.
 */
function linkOf(ldap: Ldap, bindPassword: string): Link {
  let client: Client | null = null
  let opening: Promise<Client> | null = null
  const open = async (): Promise<Client> => {
    await client?.unbind().catch(() => {})
    const fresh = clientOf(ldap)
    try {
      await fresh.bind(ldap.bindDn, bindPassword)
    } catch (error) {
      await fresh.unbind().catch(() => {})
      throw new Unreached(causeOf(error, [bindPassword]), { cause: error })
    }
    client = fresh
    return fresh
  }
  return {
    async ready() {
      while (!client?.isBound) {
        opening ??= open().finally(() => {
          opening = null
        })
        await opening
      }
      return client
    },
    close: async () => await client?.unbind().catch(() => {}),
  }
}

/** Signs in as somebody, which takes no password of the desk's own. */
export async function bindAs(ldap: Ldap, target: Target): Promise<Outcome> {
  const client = clientOf(ldap)
  try {
    return await outcomeOf([target.secret], () => client.bind(dnOf(ldap, target), target.secret))
  } finally {
    await client.unbind().catch(() => {})
  }
}

const clientOf = (ldap: Ldap): Client =>
  new Client({ url: ldap.url, timeout: ldap.answerSeconds * 1_000, connectTimeout: connectMs, strictDN: false })

/** The name of an entry: as the directory gave it, else made from the login (RFC 4514). */
export const dnOf = (ldap: Ldap, { dn, login }: Pick<Target, 'dn' | 'login'>): string =>
  dn ??
  `${ldap.attribute}=${login
    .replace(/[\\",+<>;=#]/g, '\\$&')
    .replace(/^ | $/g, '\\ ')
    .replaceAll('\u0000', '\\00')},${ldap.base}`

/** The password, and what would let somebody in beside it: done only when both are. */
async function setPassword(client: Client, ldap: Ldap, target: Target): Promise<void> {
  const dn = dnOf(ldap, target)
  if (ldap.method === 'extended') await client.exop(passwordModify, passwordModifyValue(dn, target.secret))
  else if (ldap.method === 'unicodePwd')
    await replace(client, dn, 'unicodePwd', [Buffer.from(`"${target.secret}"`, 'utf16le')])
  else await replace(client, dn, 'userPassword', await hashesOf(ldap.method, [target.secret]))
  for (const attribute of ldap.clears) await replace(client, dn, attribute, [])
}

/** Without values the attribute goes, and where it was not there nothing happens (RFC 4511, 4.6). */
async function replace(client: Client, dn: string, type: string, values: string[] | Buffer[]): Promise<void> {
  const modification = new Attribute({ type, values })
  await client.modify(dn, new Change({ operation: 'replace', modification }))
}

/** PasswdModifyRequestValue: userIdentity [0], newPasswd [2]. */
function passwordModifyValue(dn: string, secret: string): Buffer {
  const writer = new BerWriter()
  writer.startSequence()
  writer.writeString(dn, 0x80)
  writer.writeString(secret, 0x82)
  writer.endSequence()
  return writer.buffer
}

async function outcomeOf(secrets: readonly string[], work: () => Promise<void>): Promise<Outcome> {
  try {
    await work()
    return { is: 'done' }
  } catch (error) {
    const isAnswer = error instanceof ResultCodeError && !comeAgain.has(error.code)
    return { is: isAnswer ? 'refused' : 'away', cause: causeOf(error, secrets) }
  }
}

const pageSize = 1_000

/** Everybody in the directory, a page at a time: attributes by name, the first value of each. */
export async function readDirectory(
  ldap: Ldap,
  bindPassword: string,
  most: number,
): Promise<{ readonly dn: string; readonly values: Readonly<Record<string, string>> }[]> {
  const client = clientOf(ldap)
  try {
    await client.bind(ldap.bindDn, bindPassword)
    const found: { dn: string; values: Record<string, string> }[] = []
    const options = { scope: 'sub' as const, filter: ldap.filter, paged: { pageSize } }
    for await (const page of client.searchPaginated(ldap.base, options)) {
      for (const { dn, ...attributes } of page.searchEntries) {
        const values = Object.entries(attributes).map(([name, value]) => [
          name,
          String(Array.isArray(value) ? (value[0] ?? '') : value),
        ])
        found.push({ dn, values: Object.fromEntries(values) })
      }
      if (found.length >= most) break
    }
    return found
  } catch (error) {
    return refuse('campaign.directory.unavailable', { detail: causeOf(error, [bindPassword]) })
  } finally {
    await client.unbind().catch(() => {})
  }
}

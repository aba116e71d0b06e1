// The packet filter of this host or of another one over SSH. What it does is one transaction of nftables: all of it or nothing.
import { asDetail, type Connector, type Look, type Order, type Outcome } from './connector.ts'
import { family, heldOf, type Listing, readListing, rulesOf, table, toApply, toUndo } from './nft-rules.ts'
import { type Ran, run } from './program.ts'

export type Reach = {
  /** What stands before `nft`: nothing, a network namespace, or a shell on another host. */
  readonly before: readonly string[]
  /** A shell takes the vector apart on the other side: there nothing but fixed words stands in it, and the rules go in by stdin. Here
   * nft would open its stdin by name, which a socket does not allow. */
  readonly isRemote: boolean
  /** Whether a failure of the way there is known to have come before the work. */
  isBeforehand(ran: Ran): boolean | null
}

export function nftables({ before, isRemote, isBeforehand }: Reach): Connector {
  const nft = (args: readonly string[], input: string, signal: AbortSignal) =>
    run([...before, 'nft', '-j', ...args], input, signal)

  /** What is there of a containment; null when that could not be read. */
  async function listed(number: string, signal: AbortSignal): Promise<{ listing: Listing } | { ran: Ran }> {
    const ran = await nft(['list', 'table', family, table], '', signal)
    if (ran.code === 0) return { listing: readListing(ran.out, number) }
    // No table of ours: nothing was ever done, or all of it was taken away.
    if (ran.isStarted && /No such file or directory/.test(ran.err) && isBeforehand(ran) === null)
      return { listing: { rules: [], hooked: new Set() } }
    return { ran }
  }
  const outcome = (ran: Ran, memo?: unknown): Outcome => {
    if (ran.code === 0) return { done: 'done', detail: '', memo }
    const detail = asDetail(ran.err || `exit ${ran.code}`)
    const beforehand = ran.isStarted ? isBeforehand(ran) : true
    // nftables takes all of a transaction or none: when it says no, nothing was changed.
    return { done: beforehand === false ? 'unknown' : 'not-done', detail }
  }

  return {
    dryRun({ number, target }, verb) {
      if (verb === 'undo') return [`nft: delete the rules with comment "hikeshi ${number}" in table ${family} ${table}`]
      return rulesOf(target).map(({ chain, expr }) => `nft: ${family} ${table} ${chain} ${JSON.stringify(expr)}`)
    },
    async apply({ number, target }, signal) {
      const rules = rulesOf(target)
      const found = await listed(number, signal)
      if ('ran' in found) return { ...outcome(found.ran), done: 'not-done' }
      if (heldOf(rules, found.listing) === rules.length && found.listing.rules.length === rules.length)
        return { done: 'done', detail: 'already there' }
      return outcome(await send(toApply(number, rules, found.listing.rules), signal))
    },
    async verify({ number, target }: Order, signal): Promise<Look> {
      const rules = rulesOf(target)
      const found = await listed(number, signal)
      if ('ran' in found) return { found: 'cannot-tell', detail: asDetail(found.ran.err) }
      const held = heldOf(rules, found.listing)
      const packets = found.listing.rules.reduce((sum, one) => sum + one.packets, 0)
      const detail = `${held}/${rules.length} rules, ${packets} packets dropped`
      if (held === rules.length) return { found: 'in-force', detail }
      return { found: found.listing.rules.length === 0 ? 'not-in-force' : 'in-part', detail }
    },
    async undo({ number }, signal) {
      const found = await listed(number, signal)
      if ('ran' in found) return { ...outcome(found.ran), done: 'not-done' }
      if (found.listing.rules.length === 0) return { done: 'done', detail: 'nothing there' }
      return outcome(await send(toUndo(found.listing.rules), signal))
    },
  }

  function send(commands: readonly unknown[], signal: AbortSignal): Promise<Ran> {
    const text = JSON.stringify({ nftables: commands })
    return isRemote ? nft(['-f', '-'], text, signal) : nft([text], '', signal)
  }
}

export const onThisHost = (namespace: string | undefined): Reach => ({
  before: namespace === undefined ? [] : ['ip', 'netns', 'exec', namespace],
  isRemote: false,
  isBeforehand: () => null,
})

export type Ssh = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly keyFile: string
  readonly knownHostsFile: string
  readonly sudo: boolean
}

/** Nothing is asked for on the way, and nobody answers who is not known. */
export const overSsh = ({ host, port, user, keyFile, knownHostsFile, sudo }: Ssh): Reach => ({
  before: [
    ...[
      'ssh',
      '-F',
      '/dev/null',
      '-T',
      '-o',
      'BatchMode=yes',
      '-o',
      'StrictHostKeyChecking=yes',
      '-o',
      'IdentitiesOnly=yes',
    ],
    ...['-o', `UserKnownHostsFile=${knownHostsFile}`, '-o', 'GlobalKnownHostsFile=/dev/null', '-o', 'ConnectTimeout=5'],
    ...['-i', keyFile, '-p', String(port), '-l', user, '--', host],
    ...(sudo ? ['sudo', '-n'] : []),
  ],
  isRemote: true,
  // 255 is ssh's own: these words mean that no command was begun; any other may have come after.
  isBeforehand: ({ code, err }) =>
    code === 255
      ? /Permission denied|Host key verification failed|Connection refused|Could not resolve|No route to host|timed out|Connection closed by/i.test(
          err,
        )
      : null,
})

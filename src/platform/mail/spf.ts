import { BlockList, isIP } from 'node:net'

/** What is asked of the names of the net; empty where there is nothing, an error where nobody answers. */
export type Lookup = {
  txt(name: string): Promise<string[]>
  addresses(name: string): Promise<string[]>
  mx(name: string): Promise<string[]>
}

export type SpfAnswer = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'permerror'

/** RFC 7208 §4.6.4: who asks for more than ten further look-ups is wrong, not patient. */
const mostLookups = 10
const mostMx = 10
const answerOf: Readonly<Record<string, SpfAnswer>> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' }

/** Whether the domain of a sender lets this address send for it (RFC 7208), without macros, which answer `neutral`. */
export async function spfOf(domain: string, address: string, lookup: Lookup): Promise<SpfAnswer> {
  const left = { lookups: mostLookups }
  try {
    return await judge(domain, address, lookup, left)
  } catch (error) {
    if (error instanceof TooMany) return 'permerror'
    throw error
  }
}

class TooMany extends Error {}

async function judge(domain: string, address: string, lookup: Lookup, left: { lookups: number }): Promise<SpfAnswer> {
  const spend = () => {
    if (left.lookups-- <= 0) throw new TooMany()
  }
  const records = (await lookup.txt(domain)).filter((text) => /^v=spf1( |$)/i.test(text))
  if (records.length === 0) return 'none'
  if (records.length > 1) return 'permerror'
  const terms = records[0]!.split(/\s+/).slice(1).filter(Boolean)
  for (const term of terms) {
    const match = /^([-+~?]?)([a-z0-9]+)(?::([^/\s]+))?(?:\/(\d{1,3}))?(?:\/\/\d{1,3})?$/i.exec(
      term.replace(
        /^([-+~?]?ip6):(.*?)(\/\d+)?$/i,
        (_, name, value, bits) => `${name}:[${value.replaceAll(':', '.')}]${bits ?? ''}`,
      ),
    )
    if (!match) continue
    const [, sign = '', name = '', value = '', bits] = match
    const said = answerOf[sign || '+']!
    const target = value || domain
    if (target.includes('%')) return 'neutral'
    switch (name.toLowerCase()) {
      case 'all':
        return said
      case 'ip4':
        if (isIn(address, value, bits, 'ipv4')) return said
        break
      case 'ip6':
        if (isIn(address, value.replace(/^\[|\]$/g, '').replaceAll('.', ':'), bits, 'ipv6')) return said
        break
      case 'a':
        spend()
        if ((await lookup.addresses(target)).some((one) => isNear(address, one, bits))) return said
        break
      case 'mx': {
        spend()
        for (const host of (await lookup.mx(target)).slice(0, mostMx))
          if ((await lookup.addresses(host)).some((one) => isNear(address, one, bits))) return said
        break
      }
      case 'include':
        spend()
        if ((await judge(target, address, lookup, left)) === 'pass') return said
        break
    }
  }
  const redirect = terms.find((term) => /^redirect=/i.test(term))?.slice('redirect='.length)
  if (!redirect) return 'neutral'
  spend()
  return judge(redirect, address, lookup, left)
}

const isNear = (address: string, other: string, bits: string | undefined): boolean =>
  isIn(address, other, bits, isIP(other) === 6 ? 'ipv6' : 'ipv4')

function isIn(address: string, net: string, bits: string | undefined, family: 'ipv4' | 'ipv6'): boolean {
  if (isIP(address) !== (family === 'ipv4' ? 4 : 6) || isIP(net) !== isIP(address)) return false
  const widest = family === 'ipv4' ? 32 : 128
  const list = new BlockList()
  list.addSubnet(net, Math.min(Number(bits ?? widest), widest), family)
  return list.check(address, family)
}

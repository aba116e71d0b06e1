// What must never be cut off: a slip of the hand that takes the whole network away.
import { meet, partsOf } from '#src/prepare/duty/network.ts'
import { networkOfTarget, type Target } from '#src/prepare/duty/target.ts'

/** Nothing wider than these is blocked as an address; whoever means more does it by hand. */
export const widestV4 = 8
export const widestV6 = 20
const neverBlocked = ['0.0.0.0/8', '127.0.0.0/8', '224.0.0.0/4', '::/128', '::1/128', 'ff00::/8']

/** Why a target must not be cut off, or null. */
export function tooFar(target: Target, never: readonly string[] = []): 'too-wide' | 'never' | null {
  const network = networkOfTarget(target)
  if (network !== null && (target.kind === 'block-address' || target.kind === 'isolate-host')) {
    const { address, bits } = partsOf(network)
    if (bits < (address.kind() === 'ipv4' ? widestV4 : widestV6)) return 'too-wide'
    if ([...neverBlocked, ...never.filter(isNetwork)].some((one) => meet(network, one))) return 'never'
  }
  if (target.kind === 'disable-account') return never.some((one) => one === target.account) ? 'never' : null
  return null
}

/** The list of a connector holds names of accounts too. */
const isNetwork = (text: string): boolean => /^[\d.]+(\/\d+)?$|^[\da-f:]*:[\da-f:]*(\/\d+)?$/i.test(text)

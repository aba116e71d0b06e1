/**
 * Cuts a stream into syslog messages (RFC 6587): octet counting (`LEN SP MSG`, also RFC 5425 over TLS) and lines ended by LF, told apart
 * at each message, since senders mix them. Whatever is sent comes out: a count that lies, a line that never ends, a half message at the
 * end of the connection are messages too.
 */
export class Framer {
  private held: Buffer[] = []
  private size = 0
  /** Octets at which something can be cut off what is held, and whether an LF would do too. */
  private need = 0
  private endsAtLf = false
  private readonly most: number

  /** `most`: octets of one message; what is longer is cut there. */
  constructor(most: number) {
    this.most = most
  }

  /** Octets of a message that is not whole yet. */
  get heldBytes(): number {
    return this.size
  }

  push(chunk: Buffer): Buffer[] {
    const size = this.size + chunk.length
    // A long message comes in many pieces: they are put together once, when it is whole.
    if (this.size > 0 && size < this.need && !(this.endsAtLf && chunk.includes(lf))) {
      this.held.push(Buffer.from(chunk))
      this.size = size
      return []
    }
    let rest = this.size > 0 ? Buffer.concat([...this.held, chunk]) : chunk
    const messages: Buffer[] = []
    for (;;) {
      const cut = cutOf(rest, this.most)
      if (!cut) break
      add(messages, rest.subarray(cut.from, cut.to))
      rest = rest.subarray(cut.next)
    }
    // A copy, so that a few bytes do not hold the whole chunk that they came in.
    this.held = rest.length ? [Buffer.from(rest)] : []
    this.size = rest.length
    const count = countAt(rest)
    const isCounted = count !== null && count !== 'unknown' && count.length <= this.most
    this.need = count === 'unknown' ? 0 : isCounted ? count.from + count.length : this.most
    this.endsAtLf = !isCounted
    return messages
  }

  /** What was left when the sender went away. */
  end(): Buffer[] {
    const messages: Buffer[] = []
    add(messages, Buffer.concat(this.held))
    this.held = []
    this.size = 0
    return messages
  }
}

const [lf, cr, nul, space, less, nought, nine] = [10, 13, 0, 32, 60, 48, 57]
/** Digits of the longest count that is believed. */
const countDigits = 8

type Cut = { readonly from: number; readonly to: number; readonly next: number }

function cutOf(rest: Buffer, most: number): Cut | null {
  if (rest.length === 0) return null
  const count = countAt(rest)
  if (count === 'unknown') return null
  if (count && count.length <= most) {
    const end = count.from + count.length
    return rest.length >= end ? { from: count.from, to: end, next: end } : null
  }
  const end = rest.indexOf(lf)
  if (end === -1) return rest.length >= most ? { from: 0, to: most, next: most } : null
  // NUL ends messages of some old senders; it is taken off with the CR.
  return end > most ? { from: 0, to: most, next: most } : { from: 0, to: end, next: end + 1 }
}

/** `LEN SP <`: only a count before a priority is one, so that a line that begins with a number is a line. */
function countAt(rest: Buffer): { from: number; length: number } | 'unknown' | null {
  const first = rest[0]!
  if (first <= nought || first > nine) return null
  let at = 0
  while (at < rest.length && at <= countDigits && rest[at]! >= nought && rest[at]! <= nine) at++
  if (at > countDigits) return null
  if (at === rest.length) return 'unknown'
  if (rest[at] !== space) return null
  if (at + 1 === rest.length) return 'unknown'
  if (rest[at + 1] !== less) return null
  return { from: at + 1, length: Number(rest.toString('latin1', 0, at)) }
}

function add(messages: Buffer[], message: Buffer): void {
  let end = message.length
  while (end > 0 && (message[end - 1] === lf || message[end - 1] === cr || message[end - 1] === nul)) end--
  if (end > 0) messages.push(message.subarray(0, end))
}

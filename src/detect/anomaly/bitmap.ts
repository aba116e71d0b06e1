// How many different things, in 32 bytes: linear counting (Whang 1990), right to one or two up to about a hundred, good to 240.

export const bits = 256
const bytes = bits / 8
export const bitmapBytes = bytes

export function setBit(cells: Uint8Array, row: number, hash: number): void {
  const bit = ((hash ^ Math.floor(hash / 0x1_0000_0000)) >>> 0) % bits
  cells[row * bytes + (bit >> 3)]! |= 1 << (bit & 7)
}

/** Of two rows of bits together; where every bit is set, as many as can be told apart. */
export function countOf(one: Uint8Array, other: Uint8Array, row: number): number {
  let empty = 0
  for (let at = row * bytes; at < (row + 1) * bytes; at++) empty += 8 - ones[one[at]! | other[at]!]!
  return empty === 0 ? Math.round(bits * Math.log(bits)) : Math.round(-bits * Math.log(empty / bits))
}

const ones = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0
  for (let left = byte; left > 0; left >>= 1) count += left & 1
  return count
})

// Lines as a broken sender, a full disk or an attacker makes them of good ones: cuts, swaps, flipped bits, NUL, broken UTF-8, repeats.
export type Chance = { below(n: number): number }

/** mulberry32: the same seed gives the same lines on every machine. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return {
    below(n) {
      state = (state + 0x6d2b79f5) >>> 0
      let t = state
      t = Math.imul(t ^ (t >>> 15), t | 1)
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
      return ((t ^ (t >>> 14)) >>> 0) % n
    },
  }
}

type Mutation = (line: Buffer, chance: Chance, lines: readonly Buffer[]) => Buffer

const some = (chance: Chance, texts: readonly string[]): Buffer =>
  Buffer.from(texts[chance.below(texts.length)]!, 'latin1')
const insert = (line: Buffer, at: number, piece: Buffer): Buffer =>
  Buffer.concat([line.subarray(0, at), piece, line.subarray(at)])
/** Two places of a line, the first not after the second. */
function span(line: Buffer, chance: Chance): [number, number] {
  const [a, b] = [chance.below(line.length + 1), chance.below(line.length + 1)]
  return a < b ? [a, b] : [b, a]
}

const broken = [
  '\xff',
  '\xc3',
  '\xe3\x81',
  '\xf0\x9f\x92',
  '\xed\xa0\x80',
  '\xc0\xaf',
  '\xa5\xed\xa5\xb0',
  '\x83\x8d\x83O',
  '\x1b$B%m\x1b(B',
]
const numbers = [
  '0',
  '-1',
  '65536',
  '4294967296',
  '18446744073709551616',
  '1e309',
  '9'.repeat(40),
  '00000000',
  '0x7fffffffffffffff',
  'NaN',
]
const times = [
  '24:61:61',
  'Feb 29',
  'Feb 30',
  '0000-00-00T00:00:00Z',
  '9999-12-31T23:59:60+14:00',
  '2026-02-29',
  '[29/Feb/1900:00:00:00 +9999]',
  '@4000000037c219bf2ef02e94',
  '253402300800',
]
const odd = [
  '"',
  "'",
  '\\',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '<',
  '>',
  '=',
  '|',
  ': ',
  ', ',
  '\t',
  '\r',
  '\x00',
  '\x00\x00',
  '%',
  '%s%n',
  '\x1b[31m',
  '\u0085',
  ' ',
  '::ffff:',
  '<34>1 ',
  '{"',
  '<Event',
  'CEF:0|',
  '__CURSOR=',
  'spamd: ',
]

const mutations: readonly Mutation[] = [
  // cut at the end, at the beginning, in the middle
  (line, chance) => line.subarray(0, chance.below(line.length + 1)),
  (line, chance) => line.subarray(chance.below(line.length + 1)),
  (line, chance) => {
    const [a, b] = span(line, chance)
    return Buffer.concat([line.subarray(0, a), line.subarray(b)])
  },
  // two neighbouring pieces change places
  (line, chance) => {
    const [a, b] = span(line, chance)
    const middle = a + chance.below(b - a + 1)
    return Buffer.concat([line.subarray(0, a), line.subarray(middle, b), line.subarray(a, middle), line.subarray(b)])
  },
  // up to eight flipped bits; mostly such that ASCII stays ASCII, because text that is none is a path of its own
  (line, chance) => {
    const copy = Buffer.from(line)
    const bits = chance.below(4) === 0 ? 8 : 7
    for (let n = chance.below(8) + 1; n > 0 && copy.length > 0; n--) {
      const at = chance.below(copy.length)
      copy[at] = copy[at]! ^ (1 << chance.below(bits))
    }
    return copy
  },
  (line, chance) => insert(line, chance.below(line.length + 1), some(chance, odd)),
  (line, chance) => insert(line, chance.below(line.length + 1), some(chance, broken)),
  // a number of the line, or a place in it, becomes a number or a time that cannot be
  (line, chance) => {
    const digits = [...line.toString('latin1').matchAll(/\d+/g)]
    const found = digits[chance.below(digits.length + 1)]
    const piece = some(chance, chance.below(3) === 0 ? times : numbers)
    if (!found) return insert(line, chance.below(line.length + 1), piece)
    return Buffer.concat([line.subarray(0, found.index), piece, line.subarray(found.index + found[0].length)])
  },
  // a piece again and again; now and then so often that the line is long
  (line, chance) => {
    const [a, b] = span(line, chance)
    const piece = line.subarray(a, Math.min(b, a + 40))
    const most = chance.below(400) === 0 ? 20_000 : 400
    const times = piece.length === 0 ? 0 : chance.below(Math.ceil(most / piece.length)) + 1
    return insert(line, a, Buffer.concat(Array.from({ length: times }, () => piece)))
  },
  // the head of one line, the tail of another
  (line, chance, lines) => {
    const other = lines[chance.below(lines.length)]!
    return Buffer.concat([
      line.subarray(0, chance.below(line.length + 1)),
      other.subarray(chance.below(other.length + 1)),
    ])
  },
]

/** A line made of a good one: never with a line end inside, so that lines can be counted. */
export function mutated(lines: readonly Buffer[], chance: Chance): Buffer {
  let line: Buffer = lines[chance.below(lines.length)]!
  for (let n = chance.below(3) + 1; n > 0; n--) line = mutations[chance.below(mutations.length)]!(line, chance, lines)
  if (!line.includes(10)) return line
  const copy = Buffer.from(line)
  for (let at = copy.indexOf(10); at >= 0; at = copy.indexOf(10, at + 1)) copy[at] = 11
  return copy
}

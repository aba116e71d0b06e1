// Which of two versions is the older one: by Semantic Versioning where an advisory says so, else as Debian orders them (Policy 5.6.12),
// which also orders 1.3.20, 0.9.6b and 9.2p1 as people mean it.
import semver from 'semver'

/** The later of two sorts behind: negative, zero or positive, as for `sort`. */
export function compareSemver(a: string, b: string): number {
  const [x, y] = [semver.valid(a, { loose: true }), semver.valid(b, { loose: true })]
  return x && y ? semver.compare(x, y) : comparePlain(a, b)
}

export function comparePlain(a: string, b: string): number {
  const [x, y] = [partsOf(a), partsOf(b)]
  return x.epoch - y.epoch || compareText(x.upstream, y.upstream) || compareText(x.revision, y.revision)
}

function partsOf(version: string) {
  const [, epoch = '0', rest = ''] = /^v?(?:(\d{1,9}):)?(.*)$/s.exec(version.trim()) ?? []
  const cut = rest.lastIndexOf('-')
  return cut < 0
    ? { epoch: Number(epoch), upstream: rest, revision: '' }
    : { epoch: Number(epoch), upstream: rest.slice(0, cut), revision: rest.slice(cut + 1) }
}

/** A tilde is before the end, the end before letters, letters before all else. */
const weightOf = (sign: string | undefined): number =>
  sign === '~' ? -1 : sign === undefined ? 0 : /[a-z]/i.test(sign) ? sign.charCodeAt(0) : sign.charCodeAt(0) + 256

function compareText(a: string, b: string): number {
  const [x, y] = [piecesOf(a), piecesOf(b)]
  for (let at = 0; at < Math.max(x.length, y.length); at++) {
    const [left, right] = [x[at] ?? { letters: '', digits: '' }, y[at] ?? { letters: '', digits: '' }]
    for (let sign = 0; sign < Math.max(left.letters.length, right.letters.length); sign++) {
      const found = weightOf(left.letters[sign]) - weightOf(right.letters[sign])
      if (found !== 0) return found
    }
    const [m, n] = [left.digits.replace(/^0+/, ''), right.digits.replace(/^0+/, '')]
    if (m.length !== n.length) return m.length - n.length
    if (m !== n) return m < n ? -1 : 1
  }
  return 0
}

const piecesOf = (text: string): { letters: string; digits: string }[] =>
  [...text.matchAll(/(\D*)(\d*)/g)]
    .filter(([all]) => all !== '')
    .map(([, letters = '', digits = '']) => ({ letters, digits }))

// Texts are compared without regard to case: simple case folding of Unicode on NFC, and no folding of width (Sigma 2.1, rules, "value").

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is meant
const ASCII = /^[\x00-\x7f]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: whatever is not ASCII
const BEYOND = /[^\x00-\x7f]+/g
const folds = new Map<number, string>()

/** The text as it is compared: lower case, composed. */
export function fold(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : foldUnicode(text.normalize('NFC'))
}

/** The text as it is compared with `cased`: composed only. */
export const compose = (text: string): string => (ASCII.test(text) ? text : text.normalize('NFC'))

/** Most of a text is ASCII even where it is not all: only the rest is folded character by character. */
function foldUnicode(text: string): string {
  let folded = ''
  let from = 0
  for (const { 0: run, index } of text.matchAll(BEYOND)) {
    folded += text.slice(from, index).toLowerCase()
    for (const own of run) {
      const point = own.codePointAt(0)!
      let one = folds.get(point)
      if (one === undefined) {
        one = foldPoint(point)
        folds.set(point, one)
      }
      folded += one
    }
    from = index + run.length
  }
  return folded + text.slice(from).toLowerCase()
}

/** One character folds to one character: `ß` stays, `ς` is `σ`, the dotless and the dotted i of Turkish stay themselves. */
function foldPoint(point: number): string {
  const own = String.fromCodePoint(point)
  if (point === 0x130 || point === 0x131) return own
  const upper = own.toUpperCase()
  const lower = (isOne(upper) ? upper : own).toLowerCase()
  return isOne(lower) ? lower : own
}

const isOne = (text: string): boolean => text.length === (text.codePointAt(0)! > 0xffff ? 2 : 1)

/** What folds or composes to these of ASCII beside their capitals. */
const relatives: Readonly<Record<string, string>> = { k: '\u212a', s: '\u017f', ';': '\u037e', '`': '\u1fef' }

/**
 * Finds a folded text in a text as it was sent, without folding that: at least wherever it stands, and now and then where it does not.
 * Null for texts beyond ASCII.
 */
export function looseSearch(folded: string): RegExp | null {
  if (!ASCII.test(folded)) return null
  const chars = [...folded].map((char) => {
    const own = char.replace(/[\\^$.|?*+()[\]{}/]/, '\\$&')
    return char in relatives ? `[${own}${relatives[char]}]` : own
  })
  return new RegExp(chars.join(''), 'i')
}

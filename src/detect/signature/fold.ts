// Texts are compared without regard to case: simple case folding of Unicode on NFC, and no folding of width (Sigma 2.1, rules, "value").

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is meant
const ASCII = /^[\u0000-\u007f]*$/
const folds = new Map<number, string>()

/** The text as it is compared: lower case, composed. */
export function fold(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : foldUnicode(text.normalize('NFC'))
}

/** The text as it is compared with `cased`: composed only. */
export const compose = (text: string): string => (ASCII.test(text) ? text : text.normalize('NFC'))

function foldUnicode(text: string): string {
  let folded = ''
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!
    at += point > 0xffff ? 2 : 1
    let one = folds.get(point)
    if (one === undefined) {
      one = foldPoint(point)
      folds.set(point, one)
    }
    folded += one
  }
  return folded
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

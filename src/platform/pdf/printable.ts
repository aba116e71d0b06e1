/** Text from anywhere, made fit for paper: nothing reorders it, hides in it or runs off the page, and nothing is lost. */

/** A run that is longer than this gets places to break, so that it fits the narrowest column. A word of letters is left whole for longer. */
const RUN_MAX = 12
const WORD_MAX = 24
const RUN_STEP = 8

/** The mark that the house style turns into an empty box: a line may break there, and copied text does not hold it. */
const BREAK = '\u200b'

/** Controls, bidirectional controls, invisible characters and tags: on paper they could hide or reorder what is read. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

/** Variation selectors choose the form of a kanji (葛󠄀); they are drawn with the character before them. */
const selector = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u

export function printable(text: string, canDraw: (codePoint: number) => boolean): string {
  if (/^[\u0020-\u007e\u3041-\u3093\u30a1-\u30f6]*$/.test(text)) return breakable(text)
  let out = ''
  let hidden: string[] = []
  const flush = () => {
    if (hidden.length) out += `〔U+${hidden.join(' ')}〕`
    hidden = []
  }
  for (const char of text.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\t', '    ')) {
    const code = char.codePointAt(0)!
    if (char !== '\n' && !selector.test(char) && (unseen.test(char) || !canDraw(code))) {
      hidden.push(code.toString(16).toUpperCase().padStart(4, '0'))
      continue
    }
    flush()
    out += char
  }
  flush()
  return breakable(out)
}

/** Latin runs that are longer than a column (addresses, hashes, base64) may break after punctuation and every few characters. */
function breakable(text: string): string {
  return text.replace(/[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]+/gu, (run) => {
    if (run.length <= (/^\p{L}+[.,;:!?)]?$/u.test(run) ? WORD_MAX : RUN_MAX)) return run
    let since = 0
    let out = ''
    for (const char of run) {
      out += char
      since++
      if (since >= RUN_STEP || (since >= 4 && /[/\\?&=.,;:@_\-+%|]/.test(char))) {
        out += BREAK
        since = 0
      }
    }
    return out.endsWith(BREAK) ? out.slice(0, -1) : out
  })
}

/** Every string of what is about to be printed, at any depth, goes through `printable`: one place, so none is forgotten. */
export function printableAll(value: unknown, canDraw: (codePoint: number) => boolean): unknown {
  if (typeof value === 'string') return printable(value, canDraw)
  if (Array.isArray(value)) return value.map((item) => printableAll(item, canDraw))
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printableAll(item, canDraw)]))
  return value
}

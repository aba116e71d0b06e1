import { type Dialect, numberPattern } from '../sql.ts'

/** Text as a value between quotes. */
export const literal = (text: string): string =>
  `'${text.toWellFormed().replace(/[\\']/g, '\\$&').replaceAll('\0', '\\0')}'`

/** How a question is put to a server, and the values that go beside it: since 2019 they can be bound, older servers want them inside. */
export type Saying = { readonly dialect: Dialect; readonly params: Readonly<Record<string, string>> }

export function newSaying(isModern: boolean): Saying {
  const params: Record<string, string> = {}
  const value = (text: string): string => {
    const name = `v${Object.keys(params).length}`
    params[name] = text.toWellFormed()
    return `{${name}:String}`
  }
  return { dialect: dialectWith(isModern ? value : literal), params }
}

const regexp = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}-]/g, '\\$&')
/** The letters beyond ASCII that differ from one of ASCII by case alone. */
const relatives = (text: string): string => text.replaceAll('k', '(?:k|\u212a)').replaceAll('s', '(?:s|\u017f)')
/** One value of an object as `JSON.stringify` writes it. */
const jsonValue = '("(?:[^"\\\\]|\\\\.)*"|\\[(?:[^"\\]]|"(?:[^"\\\\]|\\\\.)*")*\\]|[^,}]*)'

function dialectWith(value: (text: string) => string): Dialect {
  const contains = (column: string, text: string): string => `position(${column}, ${value(text)}) > 0`
  const restText = (key: string): string => {
    const raw = `extract(rest, ${value(`"${regexp(key)}":${jsonValue}`)})`
    const text = `visitParamExtractString(concat('{"x":', ${raw}, '}'), 'x')`
    return `if(${contains('rest', `"${key}":`)}, if(substring(${raw}, 1, 1) = '"', ${text}, ${raw}), NULL)`
  }
  const holds = (column: string, text: string): string => {
    if (text.toLowerCase() === text.toUpperCase()) return contains(column, text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant
    const isAscii = /^[\u0000-\u007f]*$/.test(text)
    return isAscii
      ? `positionCaseInsensitive(${column}, ${value(text)}) > 0`
      : `position(lowerUTF8(${column}), lowerUTF8(${value(text)})) > 0`
  }
  return {
    odd: 'odd',
    literal: value,
    whole: (number) => `toInt64(${number})`,
    numberIn: (text) =>
      `if(match(ifNull(${text}, ''), ${value(numberPattern)}), toFloat64OrNull(ifNull(${text}, '')), NULL)`,
    bucket: (time, width) => `toInt64(floor(${time} / ${width}))`,
    holds,
    // One pass over the text, however many are looked for; too many to be bound one by one.
    holdsAny: (column, texts) =>
      `match(lower(ifNull(${column}, '')), ${literal(texts.map((text) => relatives(regexp(text.toLowerCase()))).join('|'))})`,
    like: (column, pattern) => `${column} LIKE ${value(pattern)}`,
    restIs: (key, text) => {
      const forms = [contains('rest', `"${key}":${JSON.stringify(text)}`)]
      // A number, a truth value or a whole list is found by its JSON, which goes on to the next key or the end.
      if (isJson(text)) for (const end of [',', '}']) forms.push(contains('rest', `"${key}":${text}${end}`))
      return `(${[...forms, `has(many, ${value(manyOf(key, text))})`].join(' OR ')})`
    },
    restText,
    restExists: (key) => contains('rest', `"${key}":`),
  }
}

/** One of several values of a key, as it stands in the column `many`. */
export const manyOf = (key: string, text: string): string => `${key}\0${text}`

function isJson(text: string): boolean {
  if (text.startsWith('"')) return false
  try {
    return JSON.stringify(JSON.parse(text)) === text
  } catch {
    return false
  }
}

// One line of comma-separated values: fields quoted with `"`, a quote inside doubled or after a backslash.

const MAX_FIELDS = 512

export function readCsvLine(line: string, separator = ','): string[] {
  const out: string[] = []
  let at = 0
  while (at <= line.length && out.length < MAX_FIELDS) {
    if (line[at] === '"') {
      const [value, end] = quoted(line, at + 1)
      out.push(value)
      const next = line.indexOf(separator, end)
      if (next < 0) break
      at = next + 1
    } else {
      const next = line.indexOf(separator, at)
      out.push(next < 0 ? line.slice(at) : line.slice(at, next))
      if (next < 0) break
      at = next + 1
    }
  }
  return out
}

function quoted(line: string, from: number): [value: string, end: number] {
  let out = ''
  let at = from
  for (; at < line.length; at += 1) {
    const char = line[at]!
    if (char === '"' && line[at + 1] === '"') {
      out += '"'
      at += 1
    } else if (char === '\\' && line[at + 1] === '"') {
      out += '"'
      at += 1
    } else if (char === '"') return [out, at + 1]
    else out += char
  }
  return [out, at]
}

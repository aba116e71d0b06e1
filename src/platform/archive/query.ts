/**
 * The one line in which people ask for log lines: `source.ip:192.168.100.1 and event.outcome:failure`. Words without a field are looked
 * for in the line itself; `and`, `or`, `not`, parentheses, "phrases", `field:>=500`, `field:(a or b)`, `field:192.0.2.0/24`,
 * `field:adm*`, `field:*`. Two terms side by side mean both. After the query language of Kibana (KQL), whose users are many.
 */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'is'; readonly field: string; readonly value: string; readonly hasWildcard: boolean }
  | { readonly kind: 'compare'; readonly field: string; readonly by: '<' | '<=' | '>' | '>='; readonly value: number }
  /** One of these texts somewhere in the value of the field, whatever the case; a line may be found that the field alone does not explain. */
  | { readonly kind: 'holds'; readonly field: string; readonly texts: readonly string[] }
  | { readonly kind: 'exists'; readonly field: string }
  | { readonly kind: 'not'; readonly of: Query }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Query[] }

/** What is wrong with a query and at which character (from 0), for words in the reader's language. */
export type QueryFault = {
  readonly code: 'unclosed' | 'unexpected' | 'missing' | 'number' | 'too-long' | 'too-deep'
  readonly at: number
}
export type ParsedQuery = { readonly query: Query } | { readonly fault: QueryFault }

const longest = 4_000
const deepest = 30

type Token = {
  readonly kind: 'word' | 'phrase' | '(' | ')' | ':' | '<' | '<=' | '>' | '>='
  readonly text: string
  readonly at: number
}

class Fault extends Error {
  readonly fault: QueryFault
  constructor(code: QueryFault['code'], at: number) {
    super(code)
    this.fault = { code, at }
  }
}

export function parseQuery(line: string): ParsedQuery {
  try {
    if (line.length > longest) throw new Fault('too-long', longest)
    // People type with the Japanese input method on: full-width letters, colons and parentheses mean the same.
    const tokens = tokensOf(line.normalize('NFKC'))
    if (tokens.length === 0) return { query: { kind: 'all' } }
    const parser = new Parser(tokens, line.length)
    return { query: parser.whole() }
  } catch (error) {
    // Folding can lengthen a line; the place stays inside what was typed.
    if (error instanceof Fault) return { fault: { ...error.fault, at: Math.min(error.fault.at, line.length) } }
    throw error
  }
}

function tokensOf(line: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < line.length) {
    const char = line[at]!
    if (/\s/.test(char)) at++
    else if (char === '(' || char === ')' || char === ':') tokens.push({ kind: char, text: char, at: at++ })
    else if (char === '<' || char === '>') {
      const kind = line[at + 1] === '=' ? (`${char}=` as const) : char
      tokens.push({ kind, text: kind, at })
      at += kind.length
    } else if (char === '"') {
      const start = at++
      let text = ''
      while (at < line.length && line[at] !== '"') {
        if (line[at] === '\\' && at + 1 < line.length) at++
        text += line[at++]
      }
      if (at >= line.length) throw new Fault('unclosed', start)
      at++
      tokens.push({ kind: 'phrase', text, at: start })
    } else {
      const start = at
      let text = ''
      while (at < line.length && !/[\s()"]/.test(line[at]!)) {
        // A colon ends a field's name, but stands inside addresses and clock times: only the first after a name of a field does.
        if (line[at] === ':' && isField(text) && !followsColon(tokens)) break
        if ((line[at] === '<' || line[at] === '>') && isField(text)) break
        if (line[at] === '\\' && at + 1 < line.length) at++
        text += line[at++]
      }
      tokens.push({ kind: 'word', text, at: start })
    }
  }
  return tokens
}

const isField = (text: string): boolean => /^@?[A-Za-z_][\w.@-]*$/.test(text)
const followsColon = (tokens: readonly Token[]): boolean => tokens.at(-1)?.kind === ':'

class Parser {
  private readonly tokens: readonly Token[]
  private readonly end: number
  private next = 0
  private depth = 0
  constructor(tokens: readonly Token[], end: number) {
    this.tokens = tokens
    this.end = end
  }

  whole(): Query {
    const query = this.either()
    const left = this.peek()
    if (left) throw new Fault('unexpected', left.at)
    return query
  }

  private peek(): Token | undefined {
    return this.tokens[this.next]
  }
  private isWord(word: string): boolean {
    const token = this.peek()
    return token?.kind === 'word' && token.text.toLowerCase() === word
  }
  private place(): number {
    return this.peek()?.at ?? this.end
  }

  private either(field?: string): Query {
    if (++this.depth > deepest) throw new Fault('too-deep', this.place())
    const of = [this.both(field)]
    while (this.isWord('or')) {
      this.next++
      of.push(this.both(field))
    }
    this.depth--
    return of.length === 1 ? of[0]! : { kind: 'or', of }
  }

  private both(field?: string): Query {
    const of = [this.single(field)]
    for (;;) {
      if (this.isWord('and')) this.next++
      else {
        const token = this.peek()
        if (!token || token.kind === ')' || this.isWord('or')) break
      }
      of.push(this.single(field))
    }
    return of.length === 1 ? of[0]! : { kind: 'and', of }
  }

  private single(field?: string): Query {
    if (this.isWord('not')) {
      this.next++
      if (++this.depth > deepest) throw new Fault('too-deep', this.place())
      const of = this.single(field)
      this.depth--
      return { kind: 'not', of }
    }
    const token = this.peek()
    if (!token) throw new Fault('missing', this.end)
    if (token.kind === '(') {
      this.next++
      const query = this.either(field)
      if (this.peek()?.kind !== ')') throw new Fault('unclosed', token.at)
      this.next++
      return query
    }
    if (isComparison(token.kind) && field) return this.comparison(field)
    if (token.kind !== 'word' && token.kind !== 'phrase') throw new Fault('unexpected', token.at)
    this.next++
    if (field) return termOf(field, token)
    const after = this.peek()
    if (token.kind === 'word' && isField(token.text)) {
      if (after?.kind === ':') {
        this.next++
        return this.valueAfter(token.text)
      }
      if (after && isComparison(after.kind)) return this.comparison(token.text)
    }
    return { kind: 'text', text: token.text }
  }

  private valueAfter(field: string): Query {
    const token = this.peek()
    if (!token) throw new Fault('missing', this.end)
    if (isComparison(token.kind)) return this.comparison(field)
    if (token.kind === '(') return this.single(field)
    if (token.kind !== 'word' && token.kind !== 'phrase') throw new Fault('missing', token.at)
    this.next++
    return termOf(field, token)
  }

  private comparison(field: string): Query {
    const by = this.peek()!.kind as '<' | '<=' | '>' | '>='
    this.next++
    const token = this.peek()
    if (!token) throw new Fault('missing', this.end)
    const value = Number(token.text)
    if ((token.kind !== 'word' && token.kind !== 'phrase') || token.text === '' || !Number.isFinite(value))
      throw new Fault('number', token.at)
    this.next++
    return { kind: 'compare', field, by, value }
  }
}

const isComparison = (kind: Token['kind']): boolean => kind === '<' || kind === '<=' || kind === '>' || kind === '>='

function termOf(field: string, token: Token): Query {
  if (token.kind === 'word' && token.text === '*') return { kind: 'exists', field }
  return { kind: 'is', field, value: token.text, hasWildcard: token.kind === 'word' && token.text.includes('*') }
}

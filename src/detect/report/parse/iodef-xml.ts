// IODEF as XML: version 1 (RFC 5070) and 2 (RFC 7970). Document types and entities are refused, depth and size bounded.
import { SaxesParser } from 'saxes'
import { MAX_XML_DEPTH, MAX_XML_NODES } from './bounds.ts'
import { type Problem, problem } from './words.ts'

/** An element as plain data: the shape iodef.ts reads from XML and from JSON alike. */
export type Node = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

/** Thrown inside the parser to stop at once; never leaves this file. */
class Stop extends Error {
  readonly why: Problem
  constructor(why: Problem) {
    super(why.code)
    this.why = why
  }
}

export function readXml(source: string): { root: Node | null; problems: Problem[] } {
  // `position: true` only costs a counter and lets a problem name its line.
  const parser = new SaxesParser({ xmlns: false, position: true })
  const problems: Problem[] = []
  const stack: Node[] = []
  let root: Node | null = null
  let count = 0
  const where = () => `line ${parser.line}`
  parser.on('doctype', () => {
    throw new Stop(problem('xml-doctype', where()))
  })
  parser.on('error', (error) => {
    throw new Stop(problem('xml-broken', where(), { detail: error.message.replace(/^\d+:\d+: /, '') }))
  })
  parser.on('opentag', (tag) => {
    if (++count > MAX_XML_NODES) throw new Stop(problem('xml-too-large', where(), { bound: MAX_XML_NODES }))
    if (stack.length >= MAX_XML_DEPTH) throw new Stop(problem('xml-too-deep', where(), { bound: MAX_XML_DEPTH }))
    const attributes: Record<string, string> = Object.create(null)
    for (const [key, value] of Object.entries(tag.attributes)) attributes[key] = String(value)
    const node: Node = { name: tag.name.replace(/^.*:/, ''), attributes, children: [], text: '' }
    stack.at(-1)?.children.push(node)
    root ??= node
    stack.push(node)
  })
  parser.on('text', (text) => {
    const node = stack.at(-1)
    if (node) node.text += text
  })
  parser.on('cdata', (text) => {
    const node = stack.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => {
    stack.pop()
  })
  try {
    parser.write(source).close()
  } catch (error) {
    problems.push(
      error instanceof Stop
        ? error.why
        : problem('xml-broken', where(), { detail: error instanceof Error ? error.message : String(error) }),
    )
  }
  return { root, problems }
}

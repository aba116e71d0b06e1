// A path is bytes, not text: each byte is one character here ("binary string"), so that no name is lost or confused with another.
import { isUtf8 } from 'node:buffer'

export type BytePath = string

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the plain ones
const plain = /^[\x00-\x7f]*$/

export const isPlain = (path: BytePath): boolean => plain.test(path)
export const bytesOf = (path: BytePath): Buffer => Buffer.from(path, 'latin1')
export const fromBytes = (bytes: Uint8Array): BytePath =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
export const fromText = (text: string): BytePath =>
  isPlain(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
/** What the file system is called with: text where text says it all, bytes otherwise. */
export const forSystem = (path: BytePath): string | Buffer => (isPlain(path) ? path : bytesOf(path))

export type NamedPath = { readonly path: string; readonly pathBytes?: string }

/** The path as JSON says it: `pathBytes` (Base64) is beside it when the name is not UTF-8 and `path` only shows it. */
export function namedPath(path: BytePath): NamedPath {
  if (isPlain(path)) return { path }
  const bytes = bytesOf(path)
  const text = bytes.toString('utf8')
  return isUtf8(bytes) ? { path: text } : { path: text, pathBytes: bytes.toString('base64') }
}

export const pathOf = ({ path, pathBytes }: NamedPath): BytePath =>
  pathBytes === undefined ? fromText(path) : Buffer.from(pathBytes, 'base64').toString('latin1')

/** In the order in which a tree is walked: a folder, then what is in it, names by their bytes. */
export function inWalkOrder(a: BytePath, b: BytePath): number {
  const [x, y] = [a.replaceAll('/', '\0'), b.replaceAll('/', '\0')]
  return x < y ? -1 : x > y ? 1 : 0
}

export const isWithin = (path: BytePath, folder: BytePath): boolean =>
  path === folder || folder === '/' || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)

/** For a terminal: what would command it is written out. */
export const shownPath = (path: BytePath): string =>
  namedPath(path)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is written out
    .path.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (one) =>
      one === '\n' ? '\\n' : `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`,
    )

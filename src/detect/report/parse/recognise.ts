// What the first bytes of a file say it is: a mail, a text, or something that people do not read.

export const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['image/tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['application/gzip', [0x1f, 0x8b]],
  ['application/x-msdownload', [0x4d, 0x5a]],
  ['application/x-elf', [0x7f, 0x45, 0x4c, 0x46]],
]
export const OLE = [0xd0, 0xcf, 0x11, 0xe0]

const FIELD =
  /^(?:from|to|cc|subject|date|received|return-path|mime-version|content-type|message-id|delivered-to|reply-to|sender|envelope-to|x-[\w-]{1,60}|list-[\w-]{1,40}|dkim-signature|arc-[\w-]{1,40}|authentication-results|auto-submitted|in-reply-to|references|organization|content-transfer-encoding|delivery-date|user-agent)$/
const SURE =
  /^(?:received|return-path|mime-version|message-id|content-type|delivered-to|dkim-signature|x-[\w-]{1,60}|envelope-to|authentication-results)$/

/** Whether the first lines are a mail's header: two known fields, one that only mail has, or From with Date or Subject. */
export function looksLikeMail(buffer: Buffer): boolean {
  const head = buffer
    .subarray(0, 8192)
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf)?[\r\n]{0,8}/, '')
  const names = new Set<string>()
  for (const [i, line] of head.split(/\r\n|\n|\r/, 60).entries()) {
    if (line === '') break
    if (/^[ \t]/.test(line) || (i === 0 && /^>?From \S/.test(line))) continue
    const name = /^([A-Za-z][\w-]{0,60})\s?:/.exec(line)?.[1]?.toLowerCase()
    if (name === undefined) {
      if (names.size < 2) return false
      break
    }
    if (FIELD.test(name)) names.add(name)
    else if (names.size === 0 && i > 2) return false
  }
  if (names.size < 2) return false
  return [...names].some((n) => SURE.test(n)) || (names.has('from') && (names.has('date') || names.has('subject')))
}

export function isBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false
  const head = bytes.subarray(0, 8192)
  let odd = 0
  for (const b of head) if (b === 0 || (b < 32 && b !== 9 && b !== 10 && b !== 13 && b !== 12 && b !== 27)) odd++
  return odd > head.length / 50 || (head.includes(0) && odd > 3)
}

// One message by itself, as a receiver gets it: bytes to text, whatever charset they are in, and what there is to say of them.
import { isUtf8 } from 'node:buffer'
import { decodeText } from '#src/core/charset.ts'

export type Note = Readonly<Record<string, string | number>>
export type Decoded = { readonly text: string; readonly note: Note | null; readonly charset: string | null }

/** `charset`: the legacy charset that the sender was found to write before; short messages alone do not tell. */
export function textOf(bytes: Buffer, charset: string | null): Decoded {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), note: null, charset }
  const found = decodeText(bytes, charset)
  const isSure = found.trouble === null && (found.charset === 'euc-jp' || found.charset === 'shift_jis')
  const isWhole = found.trouble !== 'charset-damaged' && !found.text.includes('\ufffd')
  return {
    text: found.text,
    note: { 'log.charset': found.charset, ...(isWhole ? {} : { 'log.bytes_base64': bytes.toString('base64') }) },
    charset: isSure ? found.charset : charset,
  }
}

// A hash by its length: `SHA1=…,MD5=…,SHA256=…,IMPHASH=…` of Sysmon, or a bare one.
import type { LogEvent } from './event.ts'
import { put } from './put.ts'

const byLength: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' }

export function putHash(event: LogEvent, under: 'file' | 'process' | 'dll', text: string | undefined): void {
  if (!text) return
  for (const part of text.slice(0, 1024).split(/[,;|\s]+/)) {
    const named = /^(md5|sha1|sha256|sha512|imphash)=([0-9a-f]{32,128})$/i.exec(part)
    if (named) {
      const name = named[1]!.toLowerCase()
      put(event, name === 'imphash' ? `${under}.pe.imphash` : `${under}.hash.${name}`, named[2]!.toLowerCase())
    } else if (/^[0-9a-f]{32,128}$/i.test(part) && byLength[part.length]) {
      put(event, `${under}.hash.${byLength[part.length]}`, part.toLowerCase())
    }
  }
}

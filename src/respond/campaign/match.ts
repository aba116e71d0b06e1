// Whether an exposed hash stands for the very password that another directory holds, told from the two hashes alone (S0-14).
import { Buffer } from 'node:buffer'
import type { Exposure } from './account.ts'

type Known = { readonly scheme: string; readonly salt: string; readonly digest: string }

/**
 * `same` when both hashes are one text, or one digest over one salt; `differs` when salt and scheme are one and the digest is not;
 * `unknown` where salts or schemes differ, which only the password itself could decide, and nobody is to try that.
 */
export function compareHashes(exposed: string, held: string): Exposure {
  if (exposed === '' || held === '') return 'listed'
  const [a, b] = [hashOf(exposed), hashOf(held)]
  if (a.scheme !== b.scheme || a.salt !== b.salt) return 'unknown'
  return a.digest === b.digest ? 'same' : 'differs'
}

export function hashOf(text: string): Known {
  const plain = text.trim()
  const ldap = /^\{([A-Za-z0-9-]+)\}(.*)$/s.exec(plain)
  if (!ldap) return ofCrypt(plain)
  const [, scheme = '', value = ''] = ldap
  return scheme.toLowerCase() === 'crypt' ? ofCrypt(value) : ofLdap(scheme.toLowerCase(), value)
}

/** Lengths of the digest; what follows it is the salt. */
const digestBytes: Readonly<Record<string, number>> = { md5: 16, sha: 20, sha256: 32, sha384: 48, sha512: 64 }

function ofLdap(scheme: string, value: string): Known {
  const base = scheme.replace(/^s(?=sha|md5)/, '')
  const isSalted = base !== scheme || scheme === 'smd5'
  const length = digestBytes[scheme === 'smd5' ? 'md5' : base]
  if (length === undefined) return { scheme, salt: '', digest: value }
  const bytes = Buffer.from(value, 'base64')
  return {
    scheme: base,
    salt: isSalted ? bytes.subarray(length).toString('hex') : '',
    digest: bytes.subarray(0, length).toString('hex'),
  }
}

function ofCrypt(value: string): Known {
  const modular = /^\$([^$]+)\$(.*)$/s.exec(value)
  if (!modular) return { scheme: 'des', salt: value.slice(0, 2), digest: value.slice(2) }
  const [, id = '', rest = ''] = modular
  // bcrypt writes salt and digest in one piece, the salt in its first 22 characters.
  if (/^2[abxy]?$/.test(id))
    return { scheme: 'bcrypt', salt: rest.slice(0, rest.indexOf('$') + 23), digest: rest.slice(rest.indexOf('$') + 23) }
  const at = rest.lastIndexOf('$')
  return { scheme: id, salt: rest.slice(0, Math.max(at, 0)), digest: rest.slice(at + 1) }
}

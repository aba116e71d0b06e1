// What is read from paper and typed in again: codes, keys, the address of the page on which people change their own.

/** Crockford's base 32: no i, l, o, u, so that paper is read as it was printed. */
export const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
export const grouped = (text: string): string => text.match(/.{4}/g)!.join('-')

const asPrinted = /^[0-9a-hjkmnp-tv-z-]*$/

/** What somebody typed from paper: width, case, hyphens and look-alikes make no difference. */
export const plainSecret = (typed: string): string =>
  asPrinted.test(typed) ? typed.replaceAll('-', '') : folded(typed)

const folded = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/[il]/g, '1')
    .replaceAll('o', '0')

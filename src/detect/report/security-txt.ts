// RFC 9116: where whoever finds a weakness turns to.
import type { DeskContact } from '#src/core/contact.ts'

const days = 180

export function securityTxt(base: string, contact: DeskContact, now: Date): string {
  const expires = new Date(now.getTime() + days * 86_400_000)
  expires.setUTCHours(0, 0, 0, 0)
  const dialled = contact.phone.replaceAll(/[^\d+]/g, '')
  return [
    `Contact: ${base}/report`,
    ...(contact.email ? [`Contact: mailto:${contact.email}`] : []),
    // Without the country a number says nothing to a reader abroad (RFC 3966).
    ...(dialled.startsWith('+') ? [`Contact: tel:${dialled}`] : []),
    `Expires: ${expires.toISOString().replace('.000', '')}`,
    'Preferred-Languages: ja, en',
    `Canonical: ${base}/.well-known/security.txt`,
    `Policy: ${base}/report/scope`,
    '',
  ].join('\n')
}

/** What the desk gives is the address of the page, or the secret alone. */
export const linkOf = (invitation: string): string =>
  new URL(invitation.includes('/') ? invitation : `/invitation/${invitation}`, location.origin).href

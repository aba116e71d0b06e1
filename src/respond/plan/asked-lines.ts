// Whom to ask, as people paste it: one a line, a name and perhaps an address.

export type AskedParty = { readonly kind: 'unit'; readonly name: string; readonly email: string }

/** Lines without a name, or with something after it that is no address, are given back by their number. */
export function readAskedLines(text: string): { readonly parties: AskedParty[]; readonly wrong: number[] } {
  const parties = new Map<string, AskedParty>()
  const wrong: number[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [name = '', email = '', ...more] = line.split(/[,\t、，]/).map((part) => part.trim())
    const isAddress = email === '' || /^[^\s@<>,]+@[^\s@<>,]+$/.test(email)
    if (name === '' || name.length > 200 || !isAddress || more.some(Boolean)) wrong.push(at + 1)
    else parties.set(name, { kind: 'unit', name, email })
  }
  return { parties: [...parties.values()], wrong }
}

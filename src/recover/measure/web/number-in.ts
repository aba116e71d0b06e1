/** A number as people type it: full width, with commas. Nothing is none; what is no number stays what the desk refuses. */
export function numberIn(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '')
  return plain === '' ? null : Number(plain)
}

/** What a file is by its first bytes, whatever it is called: only these are ever shown in a page. */
export function imageTypeOf(bytes: Uint8Array): 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | null {
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte)
  const ascii = (from: number, text: string) => [...text].every((letter, i) => bytes[from + i] === letter.charCodeAt(0))
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (ascii(0, 'GIF87a') || ascii(0, 'GIF89a')) return 'image/gif'
  return ascii(0, 'RIFF') && ascii(8, 'WEBP') ? 'image/webp' : null
}

/** The media type under which a file is kept: an image only when it is one, otherwise what was claimed, if that is a media type. */
export function keptTypeOf(bytes: Uint8Array, claimed: string): string {
  const image = imageTypeOf(bytes)
  if (image) return image
  const plain = claimed.split(';')[0]!.trim().toLowerCase()
  return /^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,100}$/.test(plain) && !plain.startsWith('image/')
    ? plain
    : 'application/octet-stream'
}

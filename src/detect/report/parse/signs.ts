// Tricks of attachments (S1-34): a name that hides what the file is. Each sign is a code; the desk words it.
const PROGRAM = new Set(
  'exe scr com pif bat cmd vbs vbe js jse wsf wsh hta msi msp ps1 psm1 lnk jar cpl reg scf inf dll iso img vhd vhdx chm application gadget'.split(
    ' ',
  ),
)
const HARMLESS = new Set(
  'txt pdf doc docx xls xlsx ppt pptx jpg jpeg png gif bmp mp3 mp4 avi wav zip rar 7z csv rtf htm html xml eml log'.split(
    ' ',
  ),
)
const TYPES: Readonly<Record<string, RegExp>> = {
  pdf: /^application\/(?:x-)?pdf$/,
  png: /^image\/png$/,
  gif: /^image\/gif$/,
  jpg: /^image\/p?jpe?g$/,
  jpeg: /^image\/p?jpe?g$/,
  txt: /^text\/|^application\/octet-stream$/,
  zip: /zip|octet-stream/,
  html: /^text\/|xhtml/,
  htm: /^text\/|xhtml/,
  docx: /word|officedocument|zip|octet-stream/,
  xlsx: /excel|sheet|officedocument|zip|octet-stream/,
}
export type Sign =
  | 'double-extension'
  | 'right-to-left-override'
  | 'padded-name'
  | 'program'
  | 'type-mismatch'
  | 'hidden-character'

export function attachmentSigns(name: string | null, mediaType: string, head: Uint8Array): Sign[] {
  const signs = new Set<Sign>()
  const isProgram = head[0] === 0x4d && head[1] === 0x5a
  if (isProgram) signs.add('program')
  if (name === null) return [...signs]
  if (/[\u202a-\u202e\u2066-\u2069]/.test(name)) signs.add('right-to-left-override')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: characters nobody sees are what is looked for
  if (/[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x1f]/.test(name)) signs.add('hidden-character')
  if (/\s{5,}|_{15,}|\u3000{3,}/.test(name)) signs.add('padded-name')
  const pieces = name
    .toLowerCase()
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f]/g, '')
    .split('.')
    .map((p) => p.trim())
  const last = pieces.at(-1) ?? ''
  if (pieces.length > 1 && PROGRAM.has(last)) {
    signs.add('program')
    if (pieces.length > 2 && HARMLESS.has(pieces.at(-2) ?? '')) signs.add('double-extension')
  }
  const expected = TYPES[last]
  if (pieces.length > 1 && isProgram && !PROGRAM.has(last)) signs.add('type-mismatch')
  if (
    pieces.length > 1 &&
    expected !== undefined &&
    mediaType !== '' &&
    mediaType !== 'application/octet-stream' &&
    !expected.test(mediaType)
  )
    signs.add('type-mismatch')
  if (PROGRAM.has(last) && pieces.length > 1 && /^(?:image|text\/plain|audio|video|application\/pdf)/.test(mediaType))
    signs.add('type-mismatch')
  return [...signs]
}

/** The name as it truly is: invisible direction marks shown, so "cod.exe" cannot pose as "exe.doc". */
export function trueName(name: string): string {
  return name.replace(
    /[\u202a-\u202e\u2066-\u2069\u200b-\u200f]/g,
    (c) => `<U+${c.charCodeAt(0).toString(16).toUpperCase()}>`,
  )
}

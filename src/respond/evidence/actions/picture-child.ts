// A process for one picture of strangers: decodes it within bounds, draws it anew, reads what it says of itself, and ends.
import ExifReader from 'exifreader'
import sharp from 'sharp'
import { longestFact, longestSide, mostFacts, mostPixels, type Picture, type PictureFact } from '../picture.ts'

// Only these decoders; none of them runs anything or asks for another file.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Png', 'Jpeg', 'Nsgif', 'Webp', 'Tiff', 'Heif'].map((name) => `VipsForeignLoad${name}`),
})
sharp.cache(false)
sharp.concurrency(1)

type Drawing = Pick<Picture, 'drawn' | 'width' | 'height' | 'problem'>

async function draw(bytes: Uint8Array): Promise<Drawing> {
  const head = await sharp(bytes, { limitInputPixels: false, pages: 1 })
    .metadata()
    .catch(() => null)
  if (!head?.width || !head.height) return { drawn: null, width: null, height: null, problem: 'unreadable' }
  const { width, height } = head
  if (width * height > mostPixels) return { drawn: null, width, height, problem: 'too-many-pixels' }
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, pages: 1, failOn: 'none' })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 88, effort: 2 })
      .toBuffer({ resolveWithObject: true })
    const drawn = { base64: data.toString('base64'), width: info.width, height: info.height }
    return { drawn, width, height, problem: null }
  } catch {
    return { drawn: null, width, height, problem: 'unreadable' }
  }
}

type Facts = Pick<Picture, 'facts' | 'areFactsBroken' | 'place'>
/** Where and what first; colour profiles last. */
const order = ['gps', 'exif', 'xmp', 'iptc', 'photoshop', 'pngText', 'pngFile', 'jfif', 'file']
const rank = (group: string): number => (order.includes(group) ? order.indexOf(group) : order.length)

function read(bytes: Uint8Array): Facts {
  let groups: Record<string, Record<string, unknown>>
  try {
    groups = ExifReader.load(Buffer.from(bytes), { expanded: true }) as never
  } catch {
    return { facts: [], areFactsBroken: true, place: null }
  }
  const facts: PictureFact[] = []
  for (const group of Object.keys(groups).sort((a, b) => rank(a) - rank(b)))
    for (const [name, tag] of Object.entries(groups[group] ?? {})) {
      const text = wordsOf(tag)
      if (facts.length < mostFacts && text !== '') facts.push({ group, name, text: text.slice(0, longestFact) })
    }
  const { Latitude: latitude, Longitude: longitude } = groups.gps ?? {}
  const isPlace = Number.isFinite(latitude) && Number.isFinite(longitude)
  return {
    facts,
    areFactsBroken: false,
    place: isPlace ? { latitude: latitude as number, longitude: longitude as number } : null,
  }
}

/** As the file has it; what is no text or number (a thumbnail, a profile) is left out. */
function wordsOf(tag: unknown): string {
  if (typeof tag === 'string' || typeof tag === 'number') return String(tag).trim()
  const { description, value } = (tag ?? {}) as { description?: unknown; value?: unknown }
  if (typeof description === 'string') return description.trim()
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

process.once('message', async (bytes: Uint8Array) => {
  const facts = read(bytes)
  process.send?.({ ...(await draw(bytes)), ...facts } satisfies Picture, () => process.exit(0))
})
process.once('disconnect', () => process.exit(0))

// Reading the zip of a bundle that may come from anybody: nothing unpacked as a whole, everything bounded.
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type Readable, Transform } from 'node:stream'
import yauzl from 'yauzl'
import { BundleLine } from './bundle-form.ts'

const mostLineBytes = 8_000_000
const mostZipEntries = 200_000

/** Not a bundle, or one that is damaged so that it cannot be read. */
export class Unreadable extends Error {}

export type Zip = {
  names(): string[]
  stream(name: string): Promise<Readable>
  bytes(name: string, most: number): Promise<Buffer>
  lines(name: string): AsyncGenerator<BundleLine>
  close(): void
}

export async function openZip(path: string): Promise<Zip> {
  await (await open(path, 'r')).close()
  const zip = await new Promise<yauzl.ZipFile>((give, fail) =>
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, opened) =>
      error ? fail(new Unreadable()) : give(opened),
    ),
  )
  const entries = new Map<string, yauzl.Entry>()
  try {
    await new Promise<void>((done, fail) => {
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entries.has(entry.fileName) || entries.size >= mostZipEntries) return fail(new Unreadable())
        entries.set(entry.fileName, entry)
        zip.readEntry()
      })
      zip.on('end', done).on('error', fail)
      zip.readEntry()
    })
  } catch (error) {
    zip.close()
    throw error
  }
  const stream = (name: string) =>
    new Promise<Readable>((give, fail) => {
      const entry = entries.get(name)
      if (!entry) return fail(new Unreadable())
      zip.openReadStream(entry, (error, opened) => (error ? fail(error) : give(opened)))
    })
  return {
    names: () => [...entries.keys()],
    stream,
    async bytes(name, most) {
      const pieces: Buffer[] = []
      let length = 0
      for await (const piece of await stream(name)) {
        length += (piece as Buffer).length
        if (length > most) throw new Unreadable()
        pieces.push(piece as Buffer)
      }
      return Buffer.concat(pieces)
    },
    async *lines(name) {
      const source = await stream(name)
      const bounded = shortLines()
      source.on('error', (error) => bounded.destroy(error))
      const lines = createInterface({ input: source.pipe(bounded), crlfDelay: Number.POSITIVE_INFINITY })
      // readline ends quietly when its input fails: a damaged file must not pass for a short one.
      let failed: Error | null = null
      const fail = (error: Error) => {
        failed ??= error
        lines.close()
      }
      bounded.on('error', fail)
      lines.on('error', fail)
      for await (const line of lines) yield BundleLine.parse(JSON.parse(line))
      if (failed) throw failed
    },
    close: () => zip.close(),
  }
}

/** Refuses a line longer than any that is written, before it fills the memory. */
function shortLines(): Transform {
  let since = 0
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      const end = piece.lastIndexOf(10)
      since = end < 0 ? since + piece.length : piece.length - end
      done(since > mostLineBytes ? new Unreadable() : null, piece)
    },
  })
}
